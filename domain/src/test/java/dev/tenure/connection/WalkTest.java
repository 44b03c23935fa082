package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Purpose;
import dev.tenure.token.SealedSecret;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection under random events in any order, with the invariants after every step. */
class WalkTest {
    private static final int WALKS = 400;
    private static final int STEPS = 150;

    /** The fewest attempts that can be configured, so that a walk comes to their end. */
    private static final ConnectionRules RULES = ConnectionRules.builder()
            .firstPause(Duration.ofHours(12))
            .longestPause(Duration.ofHours(12))
            .attempts(3)
            .build();

    private static final Set<EventType> FAILURES = HashSet.of(EventType.REFRESH_FAILED, EventType.CREDENTIAL_REFUSED);
    private static final Set<EventType> WANTED =
            HashSet.of(EventType.REAUTHORIZATION_REQUIRED, EventType.RELINK_REQUIRED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_301L, 4L, 7_386L})
    void theInvariantsHoldInEveryOrderOfEvents(long seed) {
        var random = new Random(seed);
        Map<String, Integer> visits = HashMap.empty();
        Map<String, Integer> moves = HashMap.empty();
        for (var walk = 0; walk < WALKS; walk++) {
            var walker = new Walker(random);
            for (var step = 0; step < STEPS; step++) {
                var before = Story.name(walker.story.connection());
                walker.step();
                var after = Story.name(walker.story.connection());
                visits = visits.put(after, visits.get(after).getOrElse(0) + 1);
                moves = moves.put(before + after, moves.get(before + after).getOrElse(0) + 1);
            }
        }
        // how often the interesting cases occurred
        assertThat(visits.keySet()).hasSize(7);
        assertThat(visits.values().min().get()).as("" + visits).isGreaterThan(300);
        for (var move : List.of("RefreshingInDoubt", "InDoubtRefreshing", "UnauthenticatedRefreshing"))
            assertThat(moves.get(move).getOrElse(0)).as(move).isGreaterThan(50);
    }

    /** One connection on its way, with the states that were seen. */
    private static final class Walker {
        private final Random random;
        private Story story = Story.awaitingAuthorization(RULES);
        private int sealed;
        private Map<SealedSecret, Integer> doubtful = HashMap.empty();

        Walker(Random random) {
            this.random = random;
        }

        void step() {
            if (random.nextBoolean()) wait(passing());
            if (random.nextInt(8) == 0) {
                settleOften();
                return;
            }
            var settled = story.settle();
            var decision = story.decide(random.nextBoolean() ? likely() : anything());
            holds(settled, decision);
            story = story.with(decision.next());
        }

        /** To the next instant that matters, just before it, or some time on. */
        private Instant passing() {
            var connection = story.connection();
            var instants = List.of(
                            connection.due(),
                            connection.sealedCredential().flatMap(SealedCredential::safeUntil),
                            connection.data().pausedUntil(),
                            connection instanceof InDoubt doubt ? Option.of(doubt.retryAt()) : Option.<Instant>none())
                    .flatMap(instant -> instant)
                    .filter(story.now()::isBefore);
            if (instants.isEmpty() || random.nextInt(4) == 0) return story.now().plusMillis(random.nextInt(7_200_000));
            var chosen = instants.get(random.nextInt(instants.size()));
            return random.nextBoolean() ? chosen : chosen.minus(Story.TICK);
        }

        private void wait(Instant until) {
            var before = story;
            if (until.isAfter(story.now())) story = story.at(until);
            var due = before.settled().connection().due();
            // due is when settling next changes
            assertThat(before.settled().at(story.now()).settle().changes())
                    .isEqualTo(due.exists(at -> !story.now().isBefore(at)));
        }

        private void settleOften() {
            var once = story.settle();
            var again = story.with(once.next()).settle();
            assertThat(again).isEqualTo(Decision.unchanged(once.next()));
            holds(Decision.unchanged(story.connection()), once);
            story = story.with(once.next());
        }

        /** The answers that lead from refresh to refresh, and to the last of them. */
        private Story.Command<Connection> likely() {
            var lease = story.lease();
            Story.Command<Connection> acquire =
                    (it, now) -> it.acquire(Purpose.MANAGEMENT, RULES, now).replying(it);
            Story.Command<Connection> retry =
                    (it, now) -> it.retryOnce(RULES, now).replying(it);
            return story.connection()
                    .match(new Connection.Cases<>(
                            linking -> anything(),
                            connected -> acquire,
                            needsUpdate -> acquire,
                            refreshing -> (it, now) -> it.unanswered(lease, RULES, now),
                            inDoubt -> acquire,
                            unauthenticated -> retry,
                            closed -> anything()));
        }

        private Story.Command<Connection> anything() {
            var version = story.version() - (random.nextInt(4) == 0 ? 1 : 0);
            var lease = story.lease() - (random.nextInt(4) == 0 ? 1 : 0);
            var health = story.connection().data().healthVersion() - (random.nextInt(3) == 0 ? 1 : 0);
            var cause = random.nextBoolean() ? UpdateCause.LOGIN_REQUIRED : UpdateCause.CONSENT_EXPIRED;
            var fresh = fresh();
            return switch (random.nextInt(30)) {
                case 0 -> (it, now) -> it.linkSucceeded();
                case 1, 2 -> (it, now) -> it.completeAuthorization(fresh, Story.REMOTE_ID, RULES, now);
                case 3 -> (it, now) -> it.retryOnce(RULES, now).replying(it);
                case 4, 5 -> (it, now) -> it.renewed(version, fresh, now);
                case 6 -> (it, now) -> it.accessTokenReplaced(version, fresh, now);
                case 7 -> (it, now) -> it.updateSucceeded(now);
                case 8 -> (it, now) -> it.resumed(now);
                case 9 -> (it, now) -> it.refreshRefused(lease, "invalid_grant", now);
                case 10 -> (it, now) -> it.misconfigured(lease, "invalid_client", now);
                case 11 -> (it, now) -> it.notSent(lease, RULES, now);
                case 12, 13, 14 -> (it, now) -> it.unanswered(lease, RULES, now);
                case 15 -> (it, now) -> it.accessRefused(version, now);
                case 16 -> (it, now) -> it.updateRequired(UpdateReason.of(cause), now);
                case 17 -> (it, now) -> it.endAnnounced(now.plusMillis(random.nextInt(9)), now);
                case 18 -> (it, now) -> it.statusPolled(new RemoteStatus(health, Option.none()), now);
                case 19 -> (it, now) -> it.statusPolled(new RemoteStatus(health, Option.of(cause)), now);
                case 20 ->
                    (it, now) -> it.reencrypted(version, it.sealedCredential().getOrElse(fresh), now);
                case 21 -> rare((it, now) -> it.loginGone(now));
                case 22 -> rare((it, now) -> it.permissionRevoked(now));
                case 23 -> rare((it, now) -> it.updateImpossible(now));
                case 24 -> rare((it, now) -> it.close(now));
                case 25 -> (it, now) -> it.revoked(now);
                case 26 -> (it, now) -> it.exchangeFailed(now);
                default ->
                    (it, now) -> it.acquire(random.nextBoolean() ? Purpose.DATA : Purpose.MANAGEMENT, RULES, now)
                            .replying(it);
            };
        }

        private Story.Command<Connection> rare(Story.Command<Connection> command) {
            return random.nextInt(6) == 0 ? command : (it, now) -> it.updateSucceeded(now);
        }

        private SealedCredential fresh() {
            sealed++;
            var access = SealedCredential.of("key", Story.sealed("access " + sealed));
            var credential = random.nextInt(9) == 0 ? access : access.withRefresh(Story.sealed("refresh " + sealed));
            return random.nextInt(9) == 0 ? credential : RULES.expiring(credential, story.now(), Story.LIFETIME);
        }

        private void holds(Decision<Connection, Connection> settled, Decision<Connection, ?> decision) {
            var before = story.connection();
            var after = decision.next();
            var types = decision.events().map(Event::type);

            // a change is announced, and what is announced is a change or the one thing that is only said
            if (!decision.changes()) assertThat(after).isEqualTo(before);
            else if (!types.contains(EventType.RELINK_REQUIRED) && !types.contains(EventType.CREDENTIAL_REENCRYPTED))
                assertThat(after).as("" + types).isNotEqualTo(before);
            if (decision.reply().isLeft()) assertThat(decision).matches(it -> !it.changes());

            // what it is for stays, and numbers only rise
            assertThat(after.id()).isEqualTo(before.id());
            assertThat(after.data().configuration()).isEqualTo(before.data().configuration());
            assertThat(after.data().credentialVersion())
                    .isBetween(before.data().credentialVersion(), before.data().credentialVersion() + 1);
            assertThat(after.data().leases())
                    .isBetween(before.data().leases(), before.data().leases() + 1);
            assertThat(after.data().healthVersion())
                    .isGreaterThanOrEqualTo(before.data().healthVersion());

            // new tokens, and only those, are a new version; both come together
            var replaced = after.data().credentialVersion() > before.data().credentialVersion();
            assertThat(types.contains(EventType.CREDENTIAL_REPLACED)).isEqualTo(replaced);
            if (!replaced && after.sealedCredential().isDefined()) {
                assertThat(after.sealedCredential().map(SealedCredential::access))
                        .isEqualTo(before.sealedCredential().map(SealedCredential::access));
                assertThat(after.sealedCredential().flatMap(SealedCredential::refresh))
                        .isEqualTo(before.sealedCredential().flatMap(SealedCredential::refresh));
            }

            // what each state is
            if (before instanceof Closed) assertThat(after).isInstanceOf(Closed.class);
            if (after instanceof Unauthenticated dead && dead.cause() != Cause.IN_DOUBT_EXHAUSTED)
                assertThat(dead.sealedCredential()).isEmpty();
            if (after instanceof Connected)
                assertThat(after.data().updateReason()).isEmpty();
            if (after instanceof NeedsUpdate)
                assertThat(after.data().updateReason()).isNotEmpty();

            // the failure, its detection, and that its user is wanted
            if (types.contains(EventType.CONNECTION_UNAUTHENTICATED)) {
                assertThat(types.count(FAILURES::contains)).isEqualTo(1);
                assertThat(types.count(WANTED::contains)).isEqualTo(1);
                assertThat(types.count(EventType.CONNECTION_UNAUTHENTICATED::equals))
                        .isEqualTo(1);
            } else if (after instanceof Unauthenticated && !(before instanceof Unauthenticated))
                assertThat(((Refreshing) before).isManualAttempt()).isTrue();

            assertThat(decision.events()).allSatisfy(event -> {
                assertThat(event.effectiveAt()).isBeforeOrEqualTo(event.recordedAt());
                assertThat(event.recordedAt()).isEqualTo(story.now());
            });
            assertThat(after.due().forAll(at -> !at.isAfter(Deadline.LAST))).isTrue();

            onlyOneSends(settled.next(), after, types);
        }

        /** A token is sent again only after the outcome of the previous request is known, and within its bound. */
        private void onlyOneSends(Connection settled, Connection after, Seq<EventType> types) {
            if (!types.contains(EventType.REFRESH_STARTED)) return;
            assertThat(settled).isNotInstanceOf(Refreshing.class);
            var claimed = (Refreshing) after;
            var token = claimed.credential().refresh().get();
            if (claimed.isManualAttempt()) assertThat(settled).isInstanceOf(Unauthenticated.class);
            var known = doubtful.get(token).getOrElse(0);
            assertThat(claimed.attempts().failed()).isGreaterThanOrEqualTo(known);
            doubtful = doubtful.put(token, claimed.attempts().failed());
            assertThat(claimed.attempts().failed()).isLessThanOrEqualTo(RULES.attempts());
            assertThat(claimed.data().blocked() && !claimed.isManualAttempt()).isFalse();
        }
    }
}
