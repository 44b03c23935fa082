package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random lives of a grant, each compared with the knowledge of an observer: the issued tokens, the last refresh, and
 * that no token brings a second pair.
 */
class GrantHistoryTest {
    private static final Duration IDLE = Duration.ofHours(2);
    private static final Duration ABSOLUTE = Duration.ofHours(20);
    private static final Duration ACCESS = Duration.ofMinutes(15);
    private static final int LIVES = 150;
    private static final int STEPS = 40;

    private int refreshes;
    private int retries;
    private int reuses;
    private int expiries;

    @ParameterizedTest
    @ValueSource(strings = {"STRICT", "KEEPING", "RETRYABLE", "NONE"})
    void noLifeOfAGrantBreaksItsPromises(String policy) {
        var rules = rules(policy);
        for (var seed = 0; seed < LIVES; seed++) new Life(rules, new Random(seed)).live();
        assertThat(refreshes).isGreaterThan(LIVES);
        assertThat(expiries).isGreaterThan(LIVES / 10);
        assertThat(reuses).isGreaterThan(policy.equals("NONE") ? -1 : LIVES / 10);
        assertThat(retries).isGreaterThan(policy.equals("RETRYABLE") ? LIVES / 10 : -1);
    }

    private static GrantRules rules(String policy) {
        var base = GrantRules.builder()
                .userTokenLifetime(ACCESS)
                .refreshTokenLifetime(Lifetime.sliding(IDLE).cappedAt(ABSOLUTE));
        return switch (policy) {
            case "KEEPING" -> base.previousAccess(PreviousAccessRule.KEEP).build();
            case "RETRYABLE" -> base.rotation(Rotation.retryable(Story.WINDOW)).build();
            case "NONE" -> base.rotation(Rotation.none()).build();
            default -> base.build();
        };
    }

    /** One grant, and the knowledge of an observer of every answer. */
    private final class Life {
        private final Random random;
        private final GrantRules rules;
        private final Deadline absolute;
        private Story story;
        private Instant renewed = Story.START;
        private Instant rotated = Story.START;
        private boolean over;

        Life(GrantRules rules, Random random) {
            this.rules = rules;
            this.random = random;
            var limit = rules.limit(Story.AUTHENTICATED, Story.START).get();
            this.absolute = limit.get();
            this.story = Story.authorized(Story.data(Story.WHOLE).withLimit(limit), rules)
                    .exchanged();
        }

        void live() {
            for (var step = 0; step < STEPS; step++) {
                story = story.at(nextInstant());
                if (!over && expired()) {
                    over = true;
                    expiries++;
                }
                act();
                check();
            }
        }

        private Instant nextInstant() {
            var tick = Duration.ofMillis(random.nextInt(3) - 1);
            var end = end().plus(tick);
            return switch (random.nextInt(8)) {
                case 0, 1 -> story.now();
                case 2 -> story.now().plusMillis(1);
                case 3 -> later(rotated.plus(Story.WINDOW).plus(tick));
                case 4 -> later(renewed.plus(ACCESS).plus(tick));
                case 5 -> random.nextInt(6) == 0 ? later(end) : story.now();
                default -> story.now().plus(Duration.ofMinutes(random.nextInt(40)));
            };
        }

        private Instant later(Instant instant) {
            return instant.isBefore(story.now()) ? story.now() : instant;
        }

        private Instant end() {
            var idle = renewed.plus(IDLE);
            return idle.isBefore(absolute.at()) ? idle : absolute.at();
        }

        private boolean expired() {
            return !story.now().isBefore(end());
        }

        private void act() {
            switch (random.nextInt(20)) {
                case 0 -> refreshOld();
                case 1 -> stolen();
                case 2 -> revokeAccess();
                case 3, 4 -> retryLast();
                case 5 -> settle();
                default -> refresh();
            }
        }

        private void refresh() {
            var before = story;
            story = story.refreshed(random.nextBoolean() ? Option.of(Story.NARROW) : Option.none());
            if (over) {
                assertThat(story.grant()).isEqualTo(before.grant());
                return;
            }
            refreshes++;
            renewed = story.now();
            rotated = rules.rotation().replaces() ? story.now() : rotated;
            assertThat(story.grant().due()).contains(end());
            assertThat(story.grant().data().authenticatedAt()).isEqualTo(Story.AUTHENTICATED);
        }

        private void retryLast() {
            if (story.chain().size() > 2) present(1);
        }

        private void refreshOld() {
            if (story.chain().size() > 3)
                present(2 + random.nextInt(story.chain().size() - 3));
        }

        /** Presents a used token: never a new pair, and mostly the end. */
        private void present(int before) {
            var asked = Option.of(random.nextBoolean() ? Story.NARROW : Story.WHOLE);
            var answer = story.refresh(story.chain(before), asked, story.mint().pair());
            if (answer.reply().isRight()) {
                retries++;
                assertThat(before).isEqualTo(1);
                assertThat(story.now()).isBefore(rotated.plus(Story.WINDOW));
                assertThat(answer.changes()).isFalse();
                assertThat(answer.reply().get().repeated().isDefined()).isTrue();
                return;
            }
            var why = answer.reply().getLeft().code();
            assertThat(why == RejectionCode.REUSED).isEqualTo(!over);
            if (why == RejectionCode.REUSED) {
                reuses++;
                over = true;
            }
            story = new Story(answer.next(), story.now(), rules, story.chain(), story.access());
        }

        private void stolen() {
            var token = story.chain(random.nextInt(story.chain().size() - 1));
            var answer = story.decide((it, now) -> it.refresh(
                    PresentedToken.of(token, Story.OTHER), story.mint().pair(), rules, now));
            assertThat(answer.reply().getLeft().code()).isEqualTo(RejectionCode.WRONG_CLIENT);
            assertThat(answer.next()).isEqualTo(story.grant());
        }

        private void revokeAccess() {
            var token = story.accessToken(0);
            story = story.after((it, now) -> it.revoke(PresentedToken.of(token, Story.CLIENT), now));
            assertThat(isActive(token)).isFalse();
        }

        private void settle() {
            story = new Story(
                    story.grant().settle(story.moment()).next(), story.now(), rules, story.chain(), story.access());
        }

        private void check() {
            var refreshTokens = story.chain().tail().map(MintedToken::token).count(this::isActive);
            assertThat(refreshTokens).isEqualTo(over ? 0 : 1);
            var accessTokens = story.access().map(MintedToken::token).filter(this::isActive);
            assertThat(accessTokens.size())
                    .isLessThanOrEqualTo(over ? 0 : rules.previousAccess() == PreviousAccessRule.KEEP ? 2 : 1);
            assertThat(accessTokens.map(this::deadlineOf)).allMatch(deadline -> !deadline.isAfter(end()));
        }

        private boolean isActive(ParsedToken token) {
            return story.grant().introspect(token, story.moment()).isDefined();
        }

        private Instant deadlineOf(ParsedToken token) {
            return story.grant()
                    .introspect(token, story.moment())
                    .flatMap(Introspection::deadline)
                    .get()
                    .at();
        }
    }
}
