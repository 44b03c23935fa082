package dev.tenure.host.app;

import dev.tenure.connection.ConnectionId;
import dev.tenure.port.outbox.Unreadable;
import dev.tenure.port.store.ConnectionFilter;
import dev.tenure.profile.Profile;
import dev.tenure.service.Connections;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The app's lists: a user's connections by the app's reference, and a provider's blocked ones, resumed together. */
@RestController
@RequestMapping("/app/connections")
final class ConnectionListController {
    private static final int PAGE = 50;

    private final Connections connections;
    private final List<Provider> providers;

    ConnectionListController(Connections connections, List<Provider> providers) {
        this.connections = connections;
        this.providers = providers;
    }

    @PostMapping("/list")
    ListBody list(@RequestBody ListRequest request) {
        var filter = ConnectionFilter.all().ofReference(request.reference().text());
        var page = after(request.after())
                .fold(() -> connections.list(filter, PAGE), last -> connections.list(filter, last, PAGE));
        return new ListBody(
                page.content().map(ConnectionBody::of).asJava(),
                idsOf(page.unreadable()),
                page.next().map(ConnectionId::text).getOrNull());
    }

    @PostMapping("/resume")
    ResumptionBody resume(@RequestBody ResumeRequest request) {
        var profile = profileOf(request.profile());
        var result = after(request.after())
                .fold(
                        () -> connections.resumeBlocked(profile, PAGE),
                        last -> connections.resumeBlocked(profile, last, PAGE));
        return new ResumptionBody(
                result.resumed(),
                result.refused().keySet().toVector().map(ConnectionId::text).asJava(),
                idsOf(result.unreadable()),
                result.next().map(ConnectionId::text).getOrNull());
    }

    private Profile profileOf(ConnectionController.ProfileName name) {
        return io.vavr.collection.List.ofAll(providers)
                .map(Provider::profile)
                .filter(profile -> profile.name().equals(name.name()))
                .single();
    }

    private static Option<ConnectionId> after(Optional<String> id) {
        return Option.ofOptional(id)
                .map(text -> ConnectionId.parse(text).getOrElseThrow(AppError.UNKNOWN_CONNECTION::refusal));
    }

    private static List<String> idsOf(Seq<Unreadable> unreadable) {
        return unreadable.map(it -> it.aggregate().text()).asJava();
    }

    record ListRequest(ConnectionController.Reference reference, Optional<String> after) {}

    record ListBody(List<ConnectionBody> connections, List<String> unreadable, @Nullable String next) {}

    record ResumeRequest(ConnectionController.ProfileName profile, Optional<String> after) {}

    record ResumptionBody(int resumed, List<String> refused, List<String> unreadable, @Nullable String next) {}
}
