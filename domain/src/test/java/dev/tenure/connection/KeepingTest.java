package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.RejectionCode;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The arrival of a credential at a connection, and its storage there. */
class KeepingTest {
    @Test
    void aConnectionWithoutACredentialMayLinkUnlessTheLoginIsHeldAlready() {
        for (var waiting : List.of(Story.awaitingAuthorization(), Story.unauthenticated())) {
            assertThat(waiting.decide((it, at) -> it.linkSucceeded(Story.PUBLIC_TOKEN, at, waiting.rules(), at))
                            .reply()
                            .isRight())
                    .isTrue();
            var held = waiting.decide((it, at) -> it.linkSucceeded(Story.OTHER));
            assertThat(held.reply().getLeft().code()).isEqualTo(RejectionCode.DUPLICATE_ITEM);
            assertThat(held.next()).isEqualTo(waiting.connection());
        }
    }

    @Test
    void anotherKeyChangesTheSealsAndNothingThatIsKnownOfTheTokens() {
        var refused = Story.connected().keptFor(Duration.ofDays(90)).standing(SealedCredential.Acceptance.REFUSED);
        for (var story : List.of(refused, refused.claimed(), Story.silent(), Story.closed())) {
            var known = story.credential();
            var other = new SealedCredential(
                    "other key",
                    Story.sealed("access, sealed anew"),
                    Option.of(Story.sealed("refresh, sealed anew")),
                    Option.none(),
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
            assertThat(kept.refreshEnd()).isEqualTo(known.refreshEnd());
            assertThat(kept.acceptance()).isEqualTo(known.acceptance());
        }
    }

    @Test
    void aCredentialNeverShowsWhatItHolds() {
        assertThat(Story.connected().connection().toString())
                .doesNotContain("access 1")
                .doesNotContain("refresh 1");
    }

    @Test
    void aPageThatCannotBeStoredIsNoPage() {
        var longest = "https://" + "p".repeat(2048 - 8);
        assertThat(new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(longest)).url())
                .contains(longest);
        for (var page : List.of(longest + "p", "", "https://bank.example/\u0000"))
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new UpdateReason(UpdateCause.LOGIN_REQUIRED, Option.of(page)))
                    .withMessageContaining("page");
    }

    @Test
    void aStateWithoutACredentialTakesNone() {
        for (var story : List.of(Story.awaitingAuthorization(), Story.unauthenticated()))
            assertThat(story.connection().with(story.fresh())).isEqualTo(story.connection());
    }

    @Test
    void aLogShowsWhichLoginItIs() {
        assertThat(Story.REMOTE_ID.toString()).isEqualTo("item");
        assertThat(Story.connected().connection().environment()).isEqualTo(Environment.SANDBOX);
    }

    @Test
    void whoAsksForACredentialGetsItOrTheLeaseToRenewIt() {
        for (var story : List.of(Story.connected(), Story.connected().due())) {
            var acquired = story.acquire(Purpose.DATA);
            var isLease = acquired.reply().get().match(ready -> false, lease -> true);
            assertThat(isLease).isEqualTo(acquired.next() instanceof Refreshing);
        }
    }
}
