package dev.tenure.stories.item;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.item.Consent;
import dev.tenure.item.ItemId;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.time.Cause;
import dev.tenure.time.End;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ItemStoriesTest {
    private static final Consent CONSENT = Consent.to(List.of(CHECKING));

    private final World world;

    ItemStoriesTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void aWholeLifeFromLinkToRemoval() {
        var items = world.tenure().items();
        var issued = world.exchanged();
        var access = issued.accessToken().reveal();
        assertThat(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA).isRight())
                .isTrue();
        items.reportLoginRequired(issued.item(), UpdateCause.PASSWORD_CHANGED);
        assertThat(reason(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA)))
                .contains(RejectionCode.NEEDS_UPDATE);
        assertThat(items.authenticate(CLIENT, Secret.of(access), Purpose.MANAGEMENT)
                        .isRight())
                .isTrue();
        var update = items.startUpdate(CLIENT, Secret.of(access)).get();
        assertThat(update.expiresAt()).isEqualTo(World.START.plus(Duration.ofMinutes(30)));
        items.completeUpdate(update.linkToken(), CONSENT);
        assertThat(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA).isRight())
                .isTrue();
        var rotated = items.rotateAccessToken(CLIENT, Secret.of(access))
                .get()
                .accessToken()
                .reveal();
        assertThat(reason(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA)))
                .contains(RejectionCode.ROTATED);
        assertThat(items.authenticate(CLIENT, Secret.of(rotated), Purpose.DATA).isRight())
                .isTrue();
        items.remove(CLIENT, Secret.of(rotated), Removal.because(RemovalReason.ITEM_REMOVED));
        assertThat(reason(items.authenticate(CLIENT, Secret.of(rotated), Purpose.MANAGEMENT)))
                .contains(RejectionCode.REMOVED);
        assertThat(items.statusOf(CLIENT, Secret.of(rotated))).contains(TokenStatus.REVOKED);
        assertThat(items.statusOf(CLIENT, Secret.of(access))).contains(TokenStatus.ROTATED);
    }

    @Test
    @Shows("G1")
    void aPublicTokenIsExchangedOnceAndByItsClient() {
        var items = world.tenure().items();
        var token = world.linked().publicToken().reveal();
        assertThat(reason(items.exchange(OTHER, Secret.of(token)))).contains(RejectionCode.WRONG_CLIENT);
        assertThat(items.exchange(CLIENT, Secret.of(token)).isRight()).isTrue();
        assertThat(reason(items.exchange(CLIENT, Secret.of(token)))).contains(RejectionCode.CONSUMED);
    }

    @Test
    void anotherClientsRequestsChangeNothing() {
        var items = world.tenure().items();
        var issued = world.exchanged();
        var access = issued.accessToken().reveal();
        var before = world.store().items().find(issued.item());
        assertThat(List.of(
                        reason(items.rotateAccessToken(OTHER, Secret.of(access))),
                        reason(items.authenticate(OTHER, Secret.of(access), Purpose.DATA)),
                        reason(items.startUpdate(OTHER, Secret.of(access))),
                        reason(items.remove(OTHER, Secret.of(access), Removal.because(RemovalReason.ITEM_REMOVED))),
                        reason(items.statusOf(OTHER, Secret.of(access)))))
                .containsOnly(Option.of(RejectionCode.WRONG_CLIENT));
        assertThat(world.store().items().find(issued.item())).isEqualTo(before);
    }

    @Test
    void aProcessorTokenOpensDataToItsPartnerAlone() {
        var items = world.tenure().items();
        var issued = world.exchanged();
        var account =
                items.find(issued.item()).get().data().accounts().open().head().id();
        var partner = new Processor("partner");
        var token = items.issueProcessorToken(CLIENT, issued.accessToken(), account, partner)
                .get()
                .processorToken()
                .reveal();
        assertThat(items.authenticate(partner, Secret.of(token)).isRight()).isTrue();
        assertThat(reason(items.authenticate(new Processor("stranger"), Secret.of(token))))
                .contains(RejectionCode.WRONG_CLIENT);
        assertThat(reason(items.authenticate(CLIENT, Secret.of(token), Purpose.DATA)))
                .contains(RejectionCode.WRONG_KIND);
    }

    @Test
    void aLegacyPublicTokenStartsAnUpdateHoweverOldAndOthersDoNot() {
        for (var profile : List.of(Plaid.PLAID, Plaid.PLAID_LEGACY)) {
            var links = world.tenure().links();
            var items = world.tenure().items();
            var link = links.open(NewLink.of(profile, CLIENT, USER))
                    .get()
                    .linkToken()
                    .reveal();
            var token = links.succeed(Secret.of(link), BANK, CONSENT)
                    .get()
                    .publicToken()
                    .reveal();
            items.exchange(CLIENT, Secret.of(token));
            world.clock().advance(Duration.ofDays(20));
            assertThat(items.startUpdate(CLIENT, Secret.of(token)).isRight())
                    .isEqualTo(profile.equals(Plaid.PLAID_LEGACY));
        }
    }

    @Test
    @Shows("G2")
    void withdrawingAUserEndsEveryItemOfTheirsInOneWriteAndSparesOthers() {
        var items = world.tenure().items();
        var first = world.exchanged();
        var second = world.exchanged();
        var versions = List.of(first.item(), second.item()).map(this::version);
        world.clock().advance(Duration.ofMinutes(1));
        world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        assertThat(List.of(first.item(), second.item()).map(this::version)).isEqualTo(versions);
        for (var issued : List.of(first, second)) {
            var token = issued.accessToken().reveal();
            assertThat(reason(items.authenticate(CLIENT, Secret.of(token), Purpose.MANAGEMENT)))
                    .contains(RejectionCode.REMOVED);
            assertThat(items.statusOf(CLIENT, Secret.of(token))).contains(TokenStatus.REVOKED);
            assertThat(items.find(issued.item()).get().end())
                    .contains(new End(Cause.PERMISSION_WITHDRAWN, World.START.plusSeconds(60)));
        }
        assertThat(items.authenticate(CLIENT, world.exchanged().accessToken(), Purpose.DATA)
                        .isRight())
                .isTrue();
    }

    @Test
    @Shows("G2")
    void withdrawingAClientTwiceKeepsTheFirstCauseOfWhatItEnded() {
        var issued = world.exchanged();
        assertThat(world.tenure()
                        .principals()
                        .withdraw(CLIENT, WithdrawalReason.CREDENTIALS_ROTATED)
                        .isRight())
                .isTrue();
        world.clock().advance(Duration.ofDays(1));
        assertThat(world.tenure()
                        .principals()
                        .withdraw(CLIENT, WithdrawalReason.POLICY_CHANGED)
                        .isRight())
                .isTrue();
        assertThat(world.tenure().items().find(issued.item()).get().end())
                .contains(new End(Cause.CREDENTIALS_ROTATED, World.START));
    }

    @Test
    void reportsOnItemsThatNobodyStoredAreRefused() {
        var nobody = new ItemId(new UUID(0, 0));
        assertThat(reason(world.tenure().items().reportLoginRequired(nobody, UpdateCause.MFA_CHANGED)))
                .contains(RejectionCode.NOT_FOUND);
        assertThat(world.tenure().items().find(nobody).getLeft()).isEqualTo(new Rejection.NotFound());
    }

    @Test
    void anItemOfAnotherEnvironmentOnTheSameStoreIsOutOfReach() {
        var sandbox = world.exchanged();
        var production =
                World.over(world.store(), Environment.PRODUCTION).tenure().items();
        assertThat(reason(production.remove(sandbox.item(), Removal.because(RemovalReason.FRAUD))))
                .contains(RejectionCode.NOT_FOUND);
        assertThat(reason(production.find(sandbox.item()))).contains(RejectionCode.NOT_FOUND);
        assertThat(production.findByUser(CLIENT, USER, 9).content()).isEmpty();
        assertThat(production
                        .duplicates(CLIENT, USER, World.BANK, List.of(World.CHECKING))
                        .items())
                .isEmpty();
        assertThat(world.tenure()
                        .items()
                        .duplicates(CLIENT, USER, World.BANK, List.of(World.CHECKING))
                        .items())
                .containsExactly(sandbox.item());
        assertThat(reason(production.authenticate(CLIENT, sandbox.accessToken(), Purpose.DATA)))
                .contains(RejectionCode.WRONG_ENVIRONMENT);
        var edited = sandbox.accessToken().reveal().replace("sandbox", "production");
        assertThat(reason(production.authenticate(CLIENT, Secret.of(edited), Purpose.DATA)))
                .contains(RejectionCode.UNKNOWN_TOKEN);
    }

    @Test
    @Shows("G9")
    void theSameStoryTwiceHasTheSameTokensAndTheSameEvents() {
        assertThat(told()).isEqualTo(told());
    }

    private static String told() {
        var world = World.empty();
        var issued = world.exchanged();
        world.tenure().items().rotateAccessToken(CLIENT, issued.accessToken());
        return world.store()
                        .outbox()
                        .claim(World.START, World.START.plusSeconds(1), 9)
                        .flatMap(ClaimedNotice::notice)
                + issued.accessToken().reveal();
    }

    private long version(ItemId id) {
        return world.store().items().find(id).get().version();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
