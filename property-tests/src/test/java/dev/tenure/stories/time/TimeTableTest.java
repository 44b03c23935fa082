package dev.tenure.stories.time;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.START;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.InDoubt;
import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Event;
import dev.tenure.decision.EventType;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Introspection;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.item.AuthorizedItem;
import dev.tenure.item.Consent;
import dev.tenure.item.ItemRules;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.port.outbox.Notice;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.IssuedAccess;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.SettableClock;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The effects of time, row by row: each applies at its instant, whoever asks, and is recorded once, as of that
 * instant, whoever sweeps and however late.
 */
@ParameterizedClass
@EnumSource
@Shows({"G7", "G9"})
class TimeTableTest {
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final World world;
    private final Sweeps sweeps;

    TimeTableTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.sweeps = new Sweeps(world.tenure(), world.clock());
    }

    @Test
    void anAccessTokenIsOverAtItsInstantAndNothingIsRecorded() {
        var user = world.tenure().grants().issue(asked(World.STRICT)).get();
        var client = world.tenure()
                .grants()
                .issue(NewGrant.ofClient(World.STRICT, CLIENT, Scope.empty()))
                .get();
        assertOverAt(START.plus(user.expiresIn().get()), RejectionCode.ACCESS_EXPIRED, () -> opened(user));
        assertOverAt(START.plus(client.expiresIn().get()), RejectionCode.ACCESS_EXPIRED, () -> opened(client));
        sweeps.assertNothingIsRecordedAt(START.plus(Duration.ofHours(1)));
    }

    @Test
    void aPublicTokenAndACodeAreOverAtTheirInstantAndNothingIsRecorded() {
        var publicToken = world.linked().publicToken().reveal();
        var code = world.tenure().grants().authorize(asked(World.STRICT)).get();
        world.clock().set(code.expiresAt());
        assertThat(reason(world.tenure().grants().exchange(CLIENT, code.code())))
                .contains(RejectionCode.GRANT_EXPIRED);
        world.clock().set(START.plus(Duration.ofMinutes(30)));
        assertThat(reason(world.tenure().items().exchange(CLIENT, Secret.of(publicToken))))
                .contains(RejectionCode.EXPIRED);
        sweeps.assertNothingIsRecordedAt(START.plus(Duration.ofMinutes(30)));
        world.clock().set(START.plus(Duration.ofMinutes(30)).minus(TICK));
        assertThat(world.tenure()
                        .items()
                        .exchange(CLIENT, Secret.of(publicToken))
                        .isRight())
                .isTrue();
    }

    @Test
    void aLinkTokenIsOverAtItsInstantAndNothingIsRecorded() {
        var link = world.link();
        assertOverAt(START.plus(Duration.ofHours(4)), RejectionCode.EXPIRED, () -> world.tenure()
                .links()
                .openSession(Secret.of(link)));
        sweeps.assertNothingIsRecordedAt(START.plus(Duration.ofHours(4)));
    }

    @Test
    void aGrantThatIsNotUsedEndsAtItsInstant() {
        var tokens = world.tenure().grants().issue(asked(World.STRICT)).get();
        var end = START.plus(Duration.ofDays(30));
        assertEndsAt(end, Cause.IDLE_LIFETIME_ENDED, world.tenure(), tokens);
        assertThat(isTold(sweeps.assertRecordedOnce(tokens.grant(), end, EventType.GRANT_ENDED)))
                .isTrue();
    }

    @Test
    void aGrantThatIsUsedEndsAtItsLastInstantAllTheSame() {
        var capped = World.STRICT
                .withName("capped")
                .withGrants(GrantRules.builder()
                        .refreshTokenLifetime(
                                Lifetime.sliding(Duration.ofDays(30)).cappedAt(Duration.ofDays(40)))
                        .build());
        var tenure = Tenure.over(world.store(), Environment.SANDBOX)
                .clock(world.clock())
                .secrets(new SeededSecrets(9))
                .profiles(capped)
                .build();
        var first = tenure.grants().issue(asked(capped)).get();
        world.clock().advance(Duration.ofDays(29));
        var tokens = tenure.grants().refresh(CLIENT, first.refresh().get()).get();
        var end = START.plus(Duration.ofDays(40));
        assertEndsAt(end, Cause.ABSOLUTE_LIFETIME_ENDED, tenure, tokens);
        sweeps.assertRecordedOnce(first.grant(), end, EventType.GRANT_ENDED);
    }

    @Test
    void aConsentThatEndsIsWarnedOfAWeekAhead() {
        var end = START.plus(Duration.ofDays(20));
        var item = sharing(Option.of(end));
        assertIsNearFrom(end.minus(WEEK), item);
        var warned = sweeps.assertRecordedOnce(item.item(), end.minus(WEEK), EventType.EXPIRY_WARNED);
        assertThat(warned.cause()).contains(Cause.CONSENT_EXPIRED);
        assertThat(isTold(warned)).isTrue();
        assertThat(data(item).get().warning()).contains(new Deadline(end, Cause.CONSENT_EXPIRED));
    }

    @Test
    void aDisconnectThatComesIsWarnedOfAWeekAhead() {
        var item = sharing(Option.none());
        var end = disconnecting(item);
        assertIsNearFrom(end.minus(WEEK), item);
        var warned = sweeps.assertRecordedOnce(item.item(), end.minus(WEEK), EventType.EXPIRY_WARNED);
        assertThat(warned.cause()).contains(Cause.INSTITUTION_MIGRATION);
    }

    @Test
    void aWarningThatWasMissedIsNotSentLate() {
        var end = START.plus(Duration.ofDays(20));
        var item = sharing(Option.of(end));
        sweeps.recorded();
        sweeps.sweepAt(end);
        assertThat(sweeps.recorded().map(notice -> notice.event().type()))
                .containsExactly(EventType.CONSENT_EXPIRED, EventType.ITEM_LOGIN_REQUIRED);
        assertThat(reason(data(item))).contains(RejectionCode.NEEDS_UPDATE);
    }

    @Test
    void aDeadlineThatIsRenewedIsWarnedOfAnew() {
        var item = sharing(Option.of(START.plus(Duration.ofDays(10))));
        sweeps.assertRecordedOnce(item.item(), START.plus(Duration.ofDays(3)), EventType.EXPIRY_WARNED);
        var items = world.tenure().items();
        var update = items.startUpdate(CLIENT, item.accessToken()).get();
        var end = START.plus(Duration.ofDays(25));
        items.completeUpdate(update.linkToken(), Consent.to(List.of(CHECKING)).until(end));
        sweeps.assertRecordedOnce(item.item(), end.minus(WEEK), EventType.EXPIRY_WARNED);
    }

    @Test
    void anItemNeedsItsUserFromTheEndOfItsConsentOn() {
        var end = START.plus(Duration.ofDays(5));
        var item = sharing(Option.of(end));
        sweeps.sweepAt(START);
        assertOverAt(end, RejectionCode.NEEDS_UPDATE, () -> data(item));
        var told =
                sweeps.assertRecordedOnce(item.item(), end, EventType.CONSENT_EXPIRED, EventType.ITEM_LOGIN_REQUIRED);
        assertThat(told.cause()).contains(Cause.CONSENT_EXPIRED);
        assertThat(isTold(told)).isTrue();
    }

    @Test
    void anItemNeedsItsUserFromItsDisconnectOn() {
        var item = sharing(Option.none());
        var end = disconnecting(item);
        sweeps.sweepAt(end.minus(WEEK));
        assertOverAt(end, RejectionCode.NEEDS_UPDATE, () -> data(item));
        var told = sweeps.assertRecordedOnce(item.item(), end, EventType.DISCONNECTED, EventType.ITEM_LOGIN_REQUIRED);
        assertThat(told.cause()).contains(Cause.INSTITUTION_MIGRATION);
    }

    @Test
    void anItemOfTheSandboxNeedsItsUserAfterThirtyDays() {
        var item = sharing(Option.none());
        var end = START.plus(Duration.ofDays(30));
        assertOverAt(end, RejectionCode.NEEDS_UPDATE, () -> data(item));
        var told = sweeps.assertRecordedOnce(item.item(), end, EventType.ITEM_LOGIN_REQUIRED);
        assertThat(told.cause()).contains(Cause.ITEM_AGED);
    }

    @Test
    void anItemNeedsItsUserWhenTheSharingIsNotConfirmedInTimeAndAgainAfterEachConfirmation() {
        var term = Duration.ofDays(20);
        var rules = ItemRules.builder().reconfirmedWithin(Option.of(term)).build();
        var confirmed = Plaid.PLAID.withName("confirmed").withItems(rules);
        var tenure = Tenure.over(world.store(), Environment.SANDBOX)
                .clock(world.clock())
                .secrets(new SeededSecrets(10))
                .profiles(confirmed)
                .build();
        var link = tenure.links().open(NewLink.of(confirmed, CLIENT, USER)).get();
        var linked = tenure.links()
                .succeed(link.linkToken(), BANK, Consent.to(List.of(CHECKING)))
                .get();
        var item = tenure.items().exchange(CLIENT, linked.publicToken()).get();
        var access = item.accessToken().reveal();
        var due = START.plus(term);
        for (var round = 0; round < 2; round++) {
            assertOverAt(due, RejectionCode.NEEDS_UPDATE, () -> tenure.items()
                    .authenticate(CLIENT, Secret.of(access), Purpose.DATA));
            var told = sweeps.assertRecordedOnce(item.item(), due, EventType.ITEM_LOGIN_REQUIRED);
            assertThat(told.cause()).contains(Cause.RECONFIRMATION_DUE);
            var update = tenure.items().startUpdate(CLIENT, Secret.of(access)).get();
            tenure.items().completeUpdate(update.linkToken(), Consent.to(List.of(CHECKING)));
            due = world.clock().instant().plus(term);
        }
    }

    @Test
    @Shows("G6")
    void aWindowInWhichTheSamePairIsGivenClosesAtItsInstantAndNothingIsRecorded() {
        var tokens = world.tenure().grants().issue(asked(World.RETRYABLE)).get();
        var refresh = tokens.refresh().get().reveal();
        world.tenure().grants().refresh(CLIENT, Secret.of(refresh)).get();
        var end = START.plus(Duration.ofSeconds(30));
        sweeps.assertNothingIsRecordedAt(end);
        assertOverAt(end, RejectionCode.REUSED, () -> world.tenure().grants().refresh(CLIENT, Secret.of(refresh)));
    }

    @Test
    void aCredentialThatIsNoLongerSafeAndAPauseThatIsOverAreNotRecorded() {
        var app = ConnectedApp.over(world.store());
        var own = new Sweeps(app.tenure(), app.clock());
        var connection = app.connected(Stitch.STITCH);
        own.assertNothingIsRecordedAt(START.plus(ConnectedApp.LIFETIME));
        app.provider().next(request -> new RefreshResult.NoAnswer(Option.none()));
        app.clock().set(START.plus(ConnectedApp.LIFETIME));
        assertThat(reason(app.credential(connection))).contains(RejectionCode.BUSY);
        var again = START.plus(ConnectedApp.LIFETIME).plusSeconds(3);
        own.assertNothingIsRecordedAt(again);
        app.clock().set(again.minus(TICK));
        assertThat(reason(app.credential(connection))).contains(RejectionCode.BUSY);
        app.clock().set(again);
        assertThat(app.credential(connection).isRight()).isTrue();
    }

    @Test
    void aLeaseThatLapsesLeavesADoubtOfWhichNobodyIsTold() {
        var app = ConnectedApp.over(world.store());
        var connection = app.connected(Stitch.STITCH);
        app.clock().advance(ConnectedApp.LIFETIME);
        var lapse = app.clock().instant().plusSeconds(17);
        app.provider().next(request -> {
            var doubt = new Sweeps(app.tenure(), app.clock())
                    .assertRecordedOnce(connection, lapse, EventType.REFRESH_IN_DOUBT);
            assertThat(doubt.cause()).contains(Cause.LEASE_LAPSED);
            assertThat(isTold(doubt)).isFalse();
            assertThat(app.state(connection)).isInstanceOf(InDoubt.class);
            return request.get();
        });
        app.credential(connection);
        assertThat(app.provider().sent()).isNotEmpty();
    }

    @Test
    void aRefreshTokenThatNobodyRenewsIsWarnedOfAWeekAhead() {
        var app = ConnectedApp.over(world.store());
        var connection = app.connected(Stitch.STITCH);
        var own = new Sweeps(app.tenure(), app.clock());
        var end = app.connections().find(connection).get().refreshEndsAt().get();
        var warned = own.assertRecordedOnce(connection, end.minus(WEEK), EventType.UPDATE_ADVISED);
        assertThat(warned.cause()).contains(Cause.LIFETIME_ENDED);
        assertThat(isTold(warned)).isTrue();
    }

    @Test
    void anItemThatNobodyExchangedIsGivenUpAfterADay() {
        var item = world.linked().item();
        var end = START.plus(Duration.ofDays(1));
        var told = sweeps.assertRecordedOnce(item, end, EventType.ITEM_REMOVED);
        assertThat(told.cause()).contains(Cause.NEVER_EXCHANGED);
    }

    @Test
    void anAggregateEndsWithItsRetiredEnvironment() {
        var development = World.over(world.store(), Environment.DEVELOPMENT, 8);
        var end = Instant.parse("2024-06-20T00:00:00Z");
        development.clock().set(end.minus(Duration.ofDays(1)));
        var item = development.exchanged();
        var tokens = development.tenure().grants().issue(asked(World.STRICT)).get();
        assertOver(development.clock(), end, RejectionCode.REMOVED, () -> development
                .tenure()
                .items()
                .authenticate(CLIENT, item.accessToken(), Purpose.DATA));
        var own = new Sweeps(development.tenure(), development.clock());
        own.assertNothingIsRecordedAt(end.minus(TICK));
        own.sweepAt(end.plusSeconds(1));
        var told = own.recorded();
        assertThat(told.map(Notice::aggregate)).containsExactlyInAnyOrder(item.item(), tokens.grant());
        assertThat(told.map(notice -> notice.event().cause().get())).containsOnly(Cause.ENVIRONMENT_RETIRED);
        assertThat(told.map(notice -> notice.event().effectiveAt())).containsOnly(end);
    }

    private static NewGrant asked(Profile profile) {
        return NewGrant.of(profile, CLIENT, USER, SCOPE);
    }

    /** A linked Item whose user consented until an instant, if any. */
    private IssuedAccess sharing(Option<Instant> until) {
        var shared = new Consent(List.of(CHECKING), until);
        var linked = world.tenure()
                .links()
                .succeed(Secret.of(world.link()), BANK, shared)
                .get();
        return world.tenure().items().exchange(CLIENT, linked.publicToken()).get();
    }

    /** Announces that the institution will disconnect an Item. Returns the instant. */
    private Instant disconnecting(IssuedAccess item) {
        var end = START.plus(Duration.ofDays(20));
        world.tenure().items().scheduleDisconnect(item.item(), end, UpdateCause.INSTITUTION_MIGRATION);
        return end;
    }

    private Either<Rejection, AuthorizedItem> data(IssuedAccess item) {
        return world.tenure().items().authenticate(CLIENT, item.accessToken(), Purpose.DATA);
    }

    private Either<Rejection, Introspection> opened(IssuedTokens tokens) {
        return world.tenure().grants().authenticate(tokens.access(), Scope.empty());
    }

    private void assertIsNearFrom(Instant instant, IssuedAccess item) {
        world.clock().set(instant.minus(TICK));
        assertThat(data(item).get().warning().isEmpty()).isTrue();
        world.clock().set(instant);
        assertThat(data(item).get().warning().isDefined()).isTrue();
    }

    private void assertEndsAt(Instant end, Cause cause, Tenure tenure, IssuedTokens tokens) {
        var refresh = tokens.refresh().get().reveal();
        world.clock().set(end.minus(TICK));
        assertThat(tenure.grants().introspect(Secret.of(refresh)).get().isDefined())
                .isTrue();
        world.clock().set(end);
        assertThat(tenure.grants().introspect(Secret.of(refresh)).get().isDefined())
                .isFalse();
        assertThat(tenure.grants().refresh(CLIENT, Secret.of(refresh)).getLeft())
                .isEqualTo(new Rejection.GrantExpired(end, cause));
    }

    private void assertOverAt(Instant end, RejectionCode reason, Supplier<Either<Rejection, ?>> use) {
        assertOver(world.clock(), end, reason, use);
    }

    private static void assertOver(
            SettableClock clock, Instant end, RejectionCode reason, Supplier<Either<Rejection, ?>> use) {
        clock.set(end.minus(TICK));
        assertThat(use.get().isRight()).isTrue();
        clock.set(end);
        assertThat(reason(use.get())).contains(reason);
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }

    /** Returns true if the event is announced unless a host asks for more. */
    private static boolean isTold(Event event) {
        return EventFilter.notices().writes(event);
    }
}
