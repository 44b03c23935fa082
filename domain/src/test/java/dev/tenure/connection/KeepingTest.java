package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import io.vavr.collection.List;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** The arrival of a credential at a connection, and its storage there. */
class KeepingTest {
    @Test
    void whoeverWaitsForACredentialMayObtainItUnlessTheLoginIsHeldAlready() {
        for (var waiting : List.of(Story.awaitingAuthorization(), Story.unauthenticated(), Story.exhausted())) {
            assertThat(waiting.decide((it, at) -> it.linkSucceeded()).reply().isRight())
                    .isTrue();
            var held = waiting.decide((it, at) -> it.linkSucceeded(Story.OTHER));
            assertThat(held.reply().getLeft().code()).isEqualTo(RejectionCode.DUPLICATE_ITEM);
            assertThat(held.next()).isEqualTo(waiting.connection());
        }
    }

    @Test
    void anotherKeyChangesTheSealsAndNothingThatIsKnownOfTheTokens() {
        var refused = Story.connected().standing(SealedCredential.Acceptance.REFUSED);
        for (var story : List.of(refused, refused.claimed(), Story.exhausted(), Story.closed())) {
            var known = story.credential();
            var other = new SealedCredential(
                    "other key",
                    Story.sealed("access, sealed anew"),
                    Option.of(Story.sealed("refresh, sealed anew")),
                    Option.none(),
                    Option.none(),
                    SealedCredential.Acceptance.SOUND);
            var kept = story.after((it, at) -> it.reencrypted(story.version(), other, at))
                    .credential();
            assertThat(kept.key()).isEqualTo("other key");
            assertThat(kept.access()).isEqualTo(other.access());
            assertThat(kept.refresh()).isEqualTo(other.refresh());
            assertThat(kept.safeUntil()).isEqualTo(known.safeUntil());
            assertThat(kept.expiresAt()).isEqualTo(known.expiresAt());
            assertThat(kept.acceptance()).isEqualTo(known.acceptance());
        }
    }

    @Test
    void aCredentialNeverShowsWhatItHolds() {
        assertThat(Story.connected().connection().toString())
                .doesNotContain("access 1")
                .doesNotContain("refresh 1");
    }
}
