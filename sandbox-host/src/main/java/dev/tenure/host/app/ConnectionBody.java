package dev.tenure.host.app;

import dev.tenure.custody.Custody;
import dev.tenure.custody.Refreshing;
import dev.tenure.custody.Trouble;
import dev.tenure.time.Cause;
import io.vavr.control.Option;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the app shows of a connection; never a token.
 *
 * @param version how many credentials there were
 * @param why why its user is needed, or why it ended
 * @param where the page that the other side sends its user to
 * @param retryAt when a refresh in doubt is tried again, or when the one under way is given up
 * @param hasCredential whether something of a credential is kept
 */
record ConnectionBody(
        String connectionId,
        String state,
        int version,
        Configuration configuration,
        @Nullable Cause why,
        @Nullable String where,
        boolean blocked,
        @Nullable Instant retryAt,
        boolean hasCredential) {

    static ConnectionBody of(Custody custody) {
        var keeping = custody.keeping();
        return new ConnectionBody(
                custody.id().text(),
                stateOf(custody),
                keeping.credentialVersion(),
                Configuration.of(keeping.configuration()),
                whyOf(custody),
                keeping.trouble().flatMap(Trouble::where).getOrNull(),
                keeping.blocked(),
                retryAtOf(custody),
                custody.vaulted().isDefined());
    }

    private static String stateOf(Custody custody) {
        return custody.match(new Custody.Cases<>(
                linking -> "LINKING",
                connected -> "CONNECTED",
                needsUpdate -> "NEEDS_UPDATE",
                refreshing -> "REFRESHING",
                inDoubt -> "IN_DOUBT",
                unauthenticated -> "UNAUTHENTICATED",
                closed -> "CLOSED"));
    }

    private static @Nullable Cause whyOf(Custody custody) {
        var trouble = custody.keeping().trouble().map(Trouble::cause);
        return custody.<Option<Cause>>match(new Custody.Cases<>(
                        linking -> trouble,
                        connected -> trouble,
                        needsUpdate -> trouble,
                        refreshing -> trouble,
                        inDoubt -> trouble,
                        unauthenticated -> Option.some(unauthenticated.cause()),
                        closed -> Option.some(closed.end().cause())))
                .getOrNull();
    }

    private static @Nullable Instant retryAtOf(Custody custody) {
        var paused = custody.keeping().pausedUntil();
        return custody.<Option<Instant>>match(new Custody.Cases<>(
                        linking -> paused,
                        connected -> paused,
                        needsUpdate -> paused,
                        Refreshing::due,
                        inDoubt -> Option.some(inDoubt.retryAt()),
                        unauthenticated -> Option.none(),
                        closed -> Option.none()))
                .getOrNull();
    }

    record Configuration(String profile, String scope, String reference) {
        static Configuration of(dev.tenure.custody.Configuration kept) {
            return new Configuration(kept.profile(), kept.scope().text(), kept.reference());
        }
    }
}
