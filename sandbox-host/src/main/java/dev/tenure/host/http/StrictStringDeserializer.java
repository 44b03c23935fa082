package dev.tenure.host.http;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a value from a JSON string and from nothing else. Exceptions do not repeat what was sent. */
final class StrictStringDeserializer<T> extends StdDeserializer<T> {
    private final Class<T> type;
    private final Function<String, T> read;

    StrictStringDeserializer(Class<T> type, Function<String, T> read) {
        super(type);
        this.type = type;
        this.read = read;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) return type.cast(context.handleUnexpectedToken(type, parser));
        try {
            return read.apply(parser.getString());
        } catch (IllegalArgumentException | DateTimeException unfit) {
            throw InvalidFormatException.from(parser, "not a valid " + type.getSimpleName(), "****", type);
        }
    }
}
