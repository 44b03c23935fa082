package dev.tenure.jdbc.outbox;

import dev.tenure.connection.ConnectionId;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.grant.GrantId;
import dev.tenure.item.ItemId;
import dev.tenure.jdbc.sql.ColumnValue;
import dev.tenure.jdbc.sql.RowReader;
import dev.tenure.jdbc.sql.RowWrite;
import dev.tenure.link.LinkId;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.EventId;
import dev.tenure.port.outbox.Notice;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.principal.PrincipalId;
import dev.tenure.token.AggregateId;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.sql.SQLException;
import java.util.UUID;

/** A notice as a row of the outbox. */
public final class EventRow {
    static final String TABLE = "tenure_event";

    /** The first line of a details text. It names the layout. */
    private static final String LAYOUT = "1";

    private EventRow() {}

    /** The events of a change that the filter writes. */
    public static Seq<RowWrite> insertions(AggregateId aggregate, long version, Seq<Event> events, EventFilter filter) {
        return events.zipWithIndex()
                .filter(event -> filter.writes(event._1()))
                .map(event -> insertion(aggregate, version, event._1(), event._2()));
    }

    private static RowWrite insertion(AggregateId aggregate, long version, Event event, int ordinal) {
        return new RowWrite.Insert(
                TABLE,
                List.of(
                        ColumnValue.of(
                                "id", EventId.of(aggregate, version, ordinal).value()),
                        ColumnValue.of("aggregate_kind", aggregate.kind()),
                        ColumnValue.of("aggregate_id", aggregate.text()),
                        ColumnValue.of("version", version),
                        ColumnValue.of("ordinal", ordinal),
                        ColumnValue.of("type", event.type()),
                        ColumnValue.ofCause("cause", event.cause()),
                        ColumnValue.of("effective_at", event.effectiveAt()),
                        ColumnValue.of("recorded_at", event.recordedAt()),
                        ColumnValue.of("details", written(event.details()))));
    }

    static EventId id(RowReader row) throws SQLException {
        return new EventId(row.uuid("id"));
    }

    /** Reads a notice; an unreadable one does not affect the others. */
    static Either<Unreadable, Notice> read(RowReader row) throws SQLException {
        var kind = row.text("aggregate_kind");
        var text = row.text("aggregate_id");
        AggregateId aggregate = new Named(kind, text);
        try {
            aggregate = aggregate(kind, text);
            return Either.right(new Notice(id(row), aggregate, row.longNumber("version"), event(row)));
        } catch (RuntimeException unknown) {
            var why = unknown.getMessage() == null ? unknown.toString() : unknown.getMessage();
            return Either.left(new Unreadable(aggregate, why));
        }
    }

    private static Event event(RowReader row) throws SQLException {
        return new Event(
                EventType.valueOf(row.text("type")),
                row.optionalCause("cause"),
                row.time("effective_at"),
                row.time("recorded_at"),
                details(row.text("details")));
    }

    private static AggregateId aggregate(String kind, String text) {
        return switch (kind) {
            case "item" -> new ItemId(UUID.fromString(text));
            case "link" -> new LinkId(UUID.fromString(text));
            case "grant" -> new GrantId(UUID.fromString(text));
            case "connection" -> new ConnectionId(UUID.fromString(text));
            case "principal" ->
                PrincipalId.parse(text)
                        .getOrElseThrow(() -> new IllegalStateException("the outbox has a spoilt principal"));
            default -> throw new IllegalStateException("the outbox has an aggregate of an unknown kind: " + kind);
        };
    }

    /** The aggregate that the row names, possibly of a kind that this version does not know. */
    private record Named(String kind, String text) implements AggregateId {}

    private static String written(Map<Detail, String> details) {
        return details.toList()
                .sortBy(detail -> detail._1())
                .map(detail -> line(detail._1(), detail._2()))
                .prepend(LAYOUT)
                .mkString("\n");
    }

    private static String line(Detail detail, String value) {
        return detail + "=" + value.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static Map<Detail, String> details(String text) {
        Seq<String> lines = List.of(text.split("\n", -1));
        if (!lines.head().equals(LAYOUT)) throw new IllegalStateException("an event's details are of a later layout");
        return lines.tail().foldLeft(HashMap.empty(), EventRow::with);
    }

    /** Adds the detail of a line, and throws if this class cannot have written the line. */
    private static Map<Detail, String> with(Map<Detail, String> details, String line) {
        var equals = line.indexOf('=');
        var detail = Detail.valueOf(line.substring(0, Math.max(0, equals)));
        var value = unescaped(line.substring(equals + 1));
        if (details.containsKey(detail) || !line.equals(line(detail, value)))
            throw new IllegalStateException("an event's details are spoilt");
        return details.put(detail, value);
    }

    private static String unescaped(String text) {
        var plain = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var escaped = text.charAt(i) == '\\';
            if (escaped && ++i == text.length()) break;
            plain.append(escaped && text.charAt(i) == 'n' ? '\n' : text.charAt(i));
        }
        return plain.toString();
    }
}
