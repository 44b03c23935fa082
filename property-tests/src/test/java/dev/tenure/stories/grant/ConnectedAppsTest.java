package dev.tenure.stories.grant;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.decision.RejectionCode;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.grant.GrantId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.service.GrantView;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Page;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.Cause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The page on which users see the apps that have their permission, and end one. */
@ParameterizedClass
@EnumSource
class ConnectedAppsTest {
    private static final Scope OFFLINE = Scope.parse("read offline_access").get();
    private static final Scope ONLINE = Scope.parse("read").get();

    private final World world;
    private final Grants grants;

    ConnectedAppsTest(Stores stores) {
        this.world = World.over(stores.empty());
        this.grants = world.tenure().grants();
    }

    @Test
    void aUserSeesTheGrantsToEveryAppNewestFirst() {
        var first = issued(CLIENT, USER, OFFLINE);
        issued(CLIENT, new UserId("somebody else"), OFFLINE);
        var second = issued(OTHER, USER, OFFLINE);
        var third = issued(CLIENT, USER, OFFLINE);
        assertThat(ids(grants.findByUser(USER, 9))).containsExactly(third, second, first);
        assertThat(ids(grants.findByUser(CLIENT, USER, 9))).containsExactly(third, first);
        var page = grants.findByUser(USER, 2);
        assertThat(ids(page)).containsExactly(third, second);
        var rest = grants.findByUser(USER, page.next().get(), 2);
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.next()).isEqualTo(Option.none());
        assertThat(ids(grants.findByUser(CLIENT, USER, third, 1))).containsExactly(first);
        assertThatIllegalArgumentException().isThrownBy(() -> grants.findByUser(USER, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> grants.findByUser(USER, 1_001));
    }

    @Test
    void anEntryTellsWhatAPageNeeds() {
        var request = NewGrant.of(World.STRICT, CLIENT, USER, OFFLINE).reference("device 7");
        var tokens = grants.issue(request).get();
        world.clock().advance(Duration.ofMinutes(7));
        var refreshed = grants.refresh(CLIENT, tokens.refresh().get()).get();
        var entry = grants.findByUser(USER, 9).content().single();
        assertThat(entry.client()).isEqualTo(CLIENT);
        assertThat(entry.scope()).isEqualTo(OFFLINE);
        assertThat(entry.reference()).contains("device 7");
        assertThat(entry.createdAt()).isEqualTo(World.START);
        assertThat(entry.lastIssuedAt()).contains(World.START.plus(Duration.ofMinutes(7)));
        assertThat(entry.deadline().map(it -> it.at()))
                .contains(World.START.plus(Duration.ofMinutes(7)).plus(Duration.ofDays(30)));
        grants.revoke(CLIENT, refreshed.access());
        assertThat(grants.find(entry.id()).get().lastIssuedAt()).contains(World.START.plus(Duration.ofMinutes(7)));
    }

    @Test
    void aGrantOfWhichNothingIsLeftIsNotListed() {
        var ended = issued(CLIENT, USER, OFFLINE);
        var spent = issued(CLIENT, USER, ONLINE);
        var withdrawn = issued(OTHER, USER, OFFLINE);
        var live = issued(CLIENT, USER, OFFLINE);
        assertThat(ids(grants.findByUser(USER, 9))).containsExactly(live, withdrawn, spent, ended);
        grants.end(ended, GrantEndReason.PERMISSION_WITHDRAWN).get();
        world.tenure().principals().withdraw(OTHER, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        assertThat(ids(grants.findByUser(USER, 9))).containsExactly(live, spent);
        world.clock().advance(Duration.ofMinutes(15));
        assertThat(ids(grants.findByUser(USER, 9))).containsExactly(live);
        assertThat(grants.findByUser(USER, 1).content()).hasSize(1);
        world.clock().advance(Duration.ofDays(30));
        assertThat(ids(grants.findByUser(USER, 9))).isEmpty();
    }

    /** Like every answer, a list counts the latest of the clock and all that was recorded. */
    @Test
    void aTokenThatWasOverAtItsWithdrawalIsNotListedByAClockThatIsBehind() {
        issued(CLIENT, USER, ONLINE);
        world.clock().advance(Duration.ofMinutes(15));
        world.tenure().principals().withdraw(CLIENT, WithdrawalReason.POLICY_CHANGED);
        world.clock().advance(Duration.ofMinutes(-1));
        assertThat(ids(grants.findByUser(USER, 9))).isEmpty();
    }

    @Test
    void aGrantIsFoundByAnyTokenItEverIssued() {
        var code = grants.authorize(NewGrant.of(World.STRICT, CLIENT, USER, OFFLINE))
                .get();
        var first = grants.exchange(CLIENT, code.code()).get();
        var second = grants.refresh(CLIENT, first.refresh().get()).get();
        var all = List.of(
                code.code(),
                first.access(),
                first.refresh().get(),
                second.access(),
                second.refresh().get());
        for (var token : all)
            assertThat(grants.grantOf(token).map(GrantView::id)).contains(code.grant());
        grants.end(code.grant(), GrantEndReason.FRAUD);
        for (var token : all)
            assertThat(grants.grantOf(token).get().end().map(it -> it.cause())).contains(Cause.FRAUD);
        assertThat(grants.grantOf(Secret.of("nonsense")).swap().map(it -> it.code()))
                .contains(RejectionCode.MALFORMED);
    }

    private GrantId issued(ClientId client, UserId user, Scope scope) {
        return grants.issue(NewGrant.of(World.STRICT, client, user, scope))
                .map(IssuedTokens::grant)
                .get();
    }

    private static java.util.List<GrantId> ids(Page<GrantView, GrantId> page) {
        return page.content().map(GrantView::id).asJava();
    }
}
