package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.Decision;
import dev.tenure.decision.Detail;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
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

    /** A short span, so that a walk comes to ask for the user. */
    private static final ConnectionRules RULES = ConnectionRules.builder()
            .longestPause(Duration.ofSeconds(12))
            .troubleSpan(Duration.ofSeconds(40))
            .longInterval(Duration.ofMinutes(1))
            .build();

    private static final Set<EventType> FAILURES = HashSet.of(EventType.REFRESH_FAILED, EventType.CREDENTIAL_REFUSED);
    private static final Set<EventType> WANTED =
            HashSet.of(EventType.REAUTHORIZATION_REQUIRED, EventType.RELINK_REQUIRED);
    private static final Set<EventType> STARTED = HashSet.of(EventType.REFRESH_STARTED, EventType.LAST_RESORT_STARTED);
    private static final Set<EventType> OF_A_USER =
            HashSet.of(EventType.UPDATE_REQUIRED, EventType.UPDATE_ADVISED, EventType.USER_PERMISSION_REVOKED);

    /** The events of what changes no state: what is said, and other seals. */
    private static final Set<EventType> SAID =
            HashSet.of(EventType.RELINK_REQUIRED, EventType.OTHER_ACCOUNT_REFUSED, EventType.CREDENTIAL_REENCRYPTED);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {20_260_301L, 4L, 7_386L})
    void theInvariantsHoldInEveryOrderOfEvents(long seed) {
        var random = new Random(seed);
        Map<String, Integer> visits = HashMap.empty();
        Map<String, Integer> seen = HashMap.empty();
        for (var walk = 0; walk < WALKS; walk++) {
            var walker = new Walker(random);
            for (var step = 0; step < STEPS; step++) {
                var before = Story.name(walker.story.connection());
                walker.step();
                var after = Story.name(walker.story.connection());
                visits = visits.put(after, 1, Integer::sum);
                seen = seen.put(before + after, 1, Integer::sum);
            }
            seen = walker.seen.foldLeft(seen, (all, it) -> all.put(it._1(), it._2(), Integer::sum));
        }
        // how often the interesting cases occurred
        assertThat(visits.keySet()).hasSize(7);
        assertThat(visits.values().min().get()).as("" + visits).isGreaterThan(200);
        for (var move : List.of("RefreshingInDoubt", "InDoubtRefreshing", "InDoubtConnected", "NeedsUpdateConnected"))
            assertThat(seen.get(move).getOrElse(0)).as(move).isGreaterThan(50);
        for (var type : List.of(
                EventType.LAST_RESORT_STARTED,
                EventType.CREDENTIAL_PAUSED,
                EventType.CREDENTIAL_SERVED,
                EventType.REFRESH_PUT_OFF,
                EventType.UPDATE_ADVISED,
                EventType.OTHER_ACCOUNT_REFUSED))
            assertThat(seen.get("" + type).getOrElse(0)).as("" + type).isGreaterThan(50);
        for (var cause :
                List.of(UpdateCause.API_REFUSES, UpdateCause.REFRESH_UNANSWERED, UpdateCause.INTERACTION_REQUIRED))
            assertThat(seen.get("" + cause).getOrElse(0)).as("" + cause).isGreaterThan(20);
    }

    /** One connection on its way, with what was seen of it. */
    private static final class Walker {
        private final Random random;
        private final boolean isApiDown;
        private Story story;
        private int sealed;
        private Map<String, Integer> seen = HashMap.empty();
        private Map<SealedSecret, Instant> windows = HashMap.empty();
        private Set<String> advised = HashSet.empty();

        Walker(Random random) {
            this.random = random;
            isApiDown = random.nextInt(3) == 0;
            var data = Story.keeping().withByApp(random.nextInt(8) == 0);
            story = new Story(Connection.open(data, Story.START).next(), Story.START, RULES);
        }

        void step() {
            if (random.nextBoolean()) wait(passing());
            if (random.nextInt(8) == 0) {
                settleOften();
                return;
            }
            var settled = story.settle();
            lends(settled.next());
            var decision = story.decide(random.nextInt(isApiDown ? 9 : 2) > 0 ? likely() : anything());
            holds(settled, decision);
            story = story.with(decision.next());
        }

        /** To the next instant that matters, just before it, or some time on. */
        private Instant passing() {
            var connection = story.connection();
            var data = connection.data();
            if (isApiDown) return story.now().plusMillis(random.nextInt(20_000));
            var instants = List.of(
                            connection.due(),
                            connection.renewsAt(),
                            connection.sealedCredential().flatMap(SealedCredential::safeUntil),
                            connection.sealedCredential().flatMap(SealedCredential::expiresAt),
                            connection instanceof InDoubt doubt
                                    ? Option.of(doubt.windowEndsAt())
                                    : Option.<Instant>none(),
                            data.freshUntil(),
                            data.trouble().map(Trouble::until))
                    .flatMap(instant -> instant)
                    .filter(story.now()::isBefore);
            if (instants.isEmpty() || random.nextInt(4) == 0) return story.now().plusMillis(random.nextInt(3_600_000));
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

        /** The answers that lead from refresh to refresh, and into every trouble. */
        private Story.Command<Connection> likely() {
            var lease = story.lease();
            var version = story.version();
            var fresh = fresh();
            Story.Command<Connection> acquire =
                    (it, now) -> it.acquire(Purpose.MANAGEMENT, RULES, now).replying(it);
            Story.Command<Connection> used =
                    random.nextBoolean() ? acquire : (it, now) -> it.accessRefused(version, RULES, now);
            var answer = answer(version, lease, fresh);
            Story.Command<Connection> authorized =
                    (it, now) -> it.completeAuthorization(fresh, Story.REMOTE_ID, RULES, now);
            return story.connection()
                    .match(new Connection.Cases<>(
                            waiting -> authorized,
                            connected -> used,
                            needsUpdate -> used,
                            refreshing -> answer,
                            inDoubt -> acquire,
                            unauthenticated -> anything(),
                            closed -> anything()));
        }

        private Story.Command<Connection> answer(int version, int lease, SealedCredential fresh) {
            var wanted = UpdateReason.of(UpdateCause.INTERACTION_REQUIRED);
            return switch (isApiDown ? 0 : random.nextInt(8)) {
                case 0, 1, 2 -> (it, now) -> it.renewed(version, fresh, RULES, now);
                case 3 -> (it, now) -> it.putOff(lease, Duration.ZERO, RULES, now);
                case 4 -> (it, now) -> it.userRequired(lease, wanted, RULES, now);
                default -> (it, now) -> it.unanswered(lease, RULES, now);
            };
        }

        private Story.Command<Connection> anything() {
            var version = story.version() - (random.nextInt(4) == 0 ? 1 : 0);
            var lease = story.lease() - (random.nextInt(4) == 0 ? 1 : 0);
            var health = story.connection().data().healthVersion() - (random.nextInt(3) == 0 ? 1 : 0);
            var cause = random.nextBoolean() ? UpdateCause.LOGIN_REQUIRED : UpdateCause.CONSENT_EXPIRED;
            var wanted = UpdateReason.of(UpdateCause.INTERACTION_REQUIRED);
            var asked = Duration.ofSeconds(random.nextInt(99));
            var end =
                    Option.when(random.nextInt(4) > 0, () -> Story.START.plus(Duration.ofDays(1 + random.nextInt(4))));
            var account = random.nextInt(3) == 0 ? Story.OTHER_REMOTE_ID : Story.REMOTE_ID;
            var fresh = fresh();
            return switch (random.nextInt(40)) {
                case 0 -> (it, now) -> it.linkSucceeded(Story.PUBLIC_TOKEN, now, RULES, now);
                case 1, 2 -> (it, now) -> it.completeAuthorization(fresh, account, RULES, now);
                case 3 -> (it, now) -> it.switchAccount(fresh, account, RULES, now);
                case 4, 5 -> (it, now) -> it.renewed(version, fresh, RULES, now);
                case 6 -> (it, now) -> it.accessTokenReplaced(version, fresh, RULES, now);
                case 7 -> (it, now) -> it.updateSucceeded(now);
                case 8 -> (it, now) -> it.resumed(now);
                case 9 -> rare((it, now) -> it.refreshRefused(lease, "invalid_grant", now));
                case 10 -> (it, now) -> it.misconfigured(lease, "invalid_client", now);
                case 11 -> (it, now) -> it.notSent(lease, RULES, now);
                case 12, 13 -> (it, now) -> it.unanswered(lease, asked, RULES, now);
                case 14 -> (it, now) -> it.putOff(lease, asked, RULES, now);
                case 15, 16 -> (it, now) -> it.userRequired(lease, wanted, RULES, now);
                case 17, 18 -> (it, now) -> it.accessRefused(version, RULES, now);
                case 19 -> (it, now) -> it.accessEnded(version, RULES, now);
                case 20, 21 -> (it, now) -> it.accessSucceeded(version, now);
                case 22 -> (it, now) -> it.updateRequired(UpdateReason.of(cause), now);
                case 23 -> (it, now) -> it.endAnnounced(Option.of(cause), end, now);
                case 24 -> (it, now) -> it.statusPolled(new RemoteStatus(health, Option.none(), end), now);
                case 25 -> (it, now) -> it.statusPolled(new RemoteStatus(health, Option.of(cause)), now);
                case 26 ->
                    (it, now) -> it.reencrypted(version, it.sealedCredential().getOrElse(fresh), now);
                case 27 -> rare((it, now) -> it.loginGone(now));
                case 28 -> rare((it, now) -> it.permissionRevoked(now));
                case 29 -> rare((it, now) -> it.updateImpossible(now));
                case 30 -> rare((it, now) -> it.close(now));
                case 31 -> (it, now) -> it.revoked(now);
                case 32 -> (it, now) -> it.exchangeFailed(now);
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
            var isAlone = story.connection().data().byApp() || random.nextInt(9) == 0;
            var credential = isAlone ? access : access.withRefresh(Story.sealed("refresh " + sealed));
            var ending = random.nextInt(9) == 0 ? credential : RULES.expiring(credential, story.now(), Story.LIFETIME);
            return RULES.keptAlive(ending, story.now(), Option.when(random.nextInt(3) == 0, Duration.ofHours(4)));
        }

        /** A valid credential is lent, unless the API has just refused it; one that is not, never. */
        private void lends(Connection settled) {
            if (!(settled instanceof WithCredential held)) return;
            var isGood = held.credential().isUsable(story.now());
            var isPaused = held instanceof Idle
                    && held.data().trouble().exists(it -> it.source() == Trouble.Source.API && it.pauses(story.now()));
            var acquired = story.acquire(Purpose.MANAGEMENT);
            if (isGood && !isPaused) assertThat(acquired.reply().isRight()).isTrue();
            for (var acquisition : acquired.reply())
                if (acquisition instanceof Acquisition.Ready ready)
                    assertThat(isGood || isLasting(held)).as("" + ready).isTrue();
            var renewsAt = settled.renewsAt();
            if (settled instanceof Idle && renewsAt.exists(at -> !story.now().isBefore(at)))
                assertThat(acquired.next()).isInstanceOf(Refreshing.class);
        }

        /** True if nothing renews the credential, so that a refusal is no reason to keep it back. */
        private static boolean isLasting(WithCredential held) {
            return held.credential().refresh().isEmpty() && !held.data().byApp();
        }

        private void holds(Decision<Connection, Connection> settled, Decision<Connection, ?> decision) {
            var before = story.connection();
            var after = decision.next();
            var types = decision.events().map(Event::type);
            for (var type : types) seen = seen.put("" + type, 1, Integer::sum);
            if (!after.data().updateReason().equals(before.data().updateReason()))
                for (var reason : after.data().updateReason()) seen = seen.put("" + reason.cause(), 1, Integer::sum);

            // a change is announced, and what is announced is a change or a thing that is only said
            if (!decision.changes()) assertThat(after).isEqualTo(before);
            else if (types.forAll(type -> !SAID.contains(type)))
                assertThat(after).as("" + types).isNotEqualTo(before);

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
            if (after instanceof Connected)
                assertThat(after.data().updateReason()).isEmpty();
            if (after instanceof NeedsUpdate)
                assertThat(after.data().updateReason()).isNotEmpty();
            if (after.data().byApp()) {
                assertThat(after).isNotInstanceOfAny(NeedsUpdate.class, InDoubt.class);
                assertThat(types.filter(OF_A_USER::contains)).isEmpty();
            }

            // the failure, its detection, and that its user is wanted
            if (types.contains(EventType.CONNECTION_UNAUTHENTICATED)) {
                assertThat(types.count(FAILURES::contains)).isEqualTo(1);
                assertThat(types.count(WANTED::contains)).isEqualTo(1);
                assertThat(types.count(EventType.CONNECTION_UNAUTHENTICATED::equals))
                        .isEqualTo(1);
                lost(before, (Unauthenticated) (settled.next() instanceof Unauthenticated ? settled.next() : after));
            } else if (after instanceof Unauthenticated) assertThat(before).isInstanceOf(Unauthenticated.class);

            assertThat(decision.events()).allSatisfy(event -> {
                assertThat(event.effectiveAt()).isBeforeOrEqualTo(event.recordedAt());
                assertThat(event.recordedAt()).isEqualTo(story.now());
            });
            assertThat(after.due().forAll(at -> !at.isAfter(Deadline.LAST))).isTrue();

            onlyOneSends(settled.next(), after, types);
            advisesOnce(types.contains(EventType.CREDENTIAL_REPLACED) && after instanceof Connected, decision.events());
            if (decision.reply().isLeft()) refusedWith(decision.reply().getLeft(), types);
        }

        /** A refusal changes nothing, but for an account or a token that comes too late, and the need for the user. */
        private void refusedWith(Rejection why, Seq<EventType> types) {
            assertThat(types.isEmpty()
                            || why instanceof Rejection.DifferentAccount
                            || why instanceof Rejection.Expired
                            || why instanceof Rejection.NeedsUpdate)
                    .isTrue();
        }

        /** A credential is lost by the issuer's word on its refresh token, with the login, or if nothing renews it. */
        private void lost(Connection before, Unauthenticated after) {
            switch (after.cause()) {
                case REFRESH_REFUSED -> assertThat(before).isInstanceOfAny(Refreshing.class, InDoubt.class);
                case ITEM_GONE -> assertThat(before.hasLogin()).isTrue();
                default -> {
                    assertThat(after.cause()).isIn(Cause.ACCESS_REFUSED, Cause.LIFETIME_ENDED);
                    assertThat(story.connection().sealedCredential().flatMap(SealedCredential::refresh))
                            .isEmpty();
                    assertThat(after.data().byApp()).isFalse();
                }
            }
        }

        /** A token is sent by one at a time, and again within its first window, or when nothing else is left. */
        private void onlyOneSends(Connection settled, Connection after, Seq<EventType> types) {
            var started = types.find(STARTED::contains);
            if (started.isEmpty()) return;
            assertThat(settled).isNotInstanceOf(Refreshing.class);
            var claimed = (Refreshing) after;
            assertThat(claimed.data().blocked()).isFalse();
            if (!(settled instanceof InDoubt doubt)) {
                assertThat(started).contains(EventType.REFRESH_STARTED);
                for (var token : claimed.credential().refresh())
                    windows = windows.put(token, claimed.lease().windowEndsAt());
                return;
            }
            var window = windows.get(claimed.credential().refresh().get()).get();
            assertThat(doubt.windowEndsAt()).isEqualTo(window);
            assertThat(claimed.lease().windowEndsAt()).isEqualTo(window);
            var isLate = !story.now().isBefore(window);
            assertThat(started).contains(isLate ? EventType.LAST_RESORT_STARTED : EventType.REFRESH_STARTED);
            if (isLate) assertThat(claimed.credential().isUsable(story.now())).isFalse();
        }

        /** An end is advised of once between two authorizations. */
        private void advisesOnce(boolean mayBeNew, Seq<Event> events) {
            for (var event : events.filter(it -> it.type() == EventType.UPDATE_ADVISED)) {
                var end = event.details().get(Detail.DEADLINE).getOrElse("unknown");
                assertThat(advised.contains(end)).as(end).isFalse();
                advised = advised.add(end);
            }
            if (mayBeNew) advised = HashSet.empty();
        }
    }
}
