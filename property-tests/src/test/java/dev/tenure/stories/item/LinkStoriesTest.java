package dev.tenure.stories.item;

import static dev.tenure.stories.fixture.World.BANK;
import static dev.tenure.stories.fixture.World.CHECKING;
import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.OTHER;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Rejection;
import dev.tenure.decision.RejectionCode;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.item.Consent;
import dev.tenure.link.LinkState;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Stitch;
import dev.tenure.service.IssuedPublic;
import dev.tenure.service.ItemView;
import dev.tenure.service.NewLink;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.token.TokenStatus;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class LinkStoriesTest {
    private static final Consent CONSENT = Consent.to(List.of(CHECKING));

    private final World world;

    LinkStoriesTest(Stores stores) {
        this.world = World.over(stores.empty());
    }

    @Test
    void aLinkShowsThePublicTokenOfItsSuccessWhileThatWaitsForItsExchange() {
        var link = world.link();
        assertThat(shown(link)).isEqualTo(Option.none());
        var linked =
                world.tenure().links().succeed(Secret.of(link), BANK, CONSENT).get();
        assertThat(shown(link)).contains(linked);
        world.tenure().items().exchange(CLIENT, linked.publicToken());
        assertThat(shown(link)).isEqualTo(Option.none());
    }

    @Test
    void aPublicTokenIsNotShownFromItsDeadlineOn() {
        var link = world.link();
        world.tenure().links().succeed(Secret.of(link), BANK, CONSENT);
        world.clock().advance(Duration.ofMinutes(30).minusMillis(1));
        assertThat(shown(link).isDefined()).isTrue();
        world.clock().advance(Duration.ofMillis(1));
        assertThat(shown(link)).isEqualTo(Option.none());
    }

    @Test
    @Shows("G8")
    void theStoreWithoutTheLinkTokenDoesNotOpenTheSeal() {
        var link = world.link();
        var secret = world.tenure()
                .links()
                .succeed(Secret.of(link), BANK, CONSENT)
                .get()
                .publicToken()
                .reveal();
        assertThat(world.tenure()
                        .links()
                        .get(CLIENT, Secret.of(link))
                        .get()
                        .data()
                        .toString())
                .doesNotContain(secret);
    }

    @Test
    @Shows("G1")
    void onlyTheFirstOfTwoSuccessesFoundsAnItem() {
        var link = world.link();
        world.tenure().links().succeed(Secret.of(link), BANK, CONSENT);
        assertThat(reason(world.tenure().links().succeed(Secret.of(link), BANK, CONSENT)))
                .contains(RejectionCode.CONSUMED);
        assertThat(world.tenure().items().findByUser(CLIENT, USER, 9).content()).hasSize(1);
    }

    @Test
    void theSameLoginLinkedTwiceIsTwoItemsAndTheSecondIsToldToBeADuplicate() {
        var first = world.exchanged();
        assertThat(world.tenure()
                        .items()
                        .duplicates(CLIENT, USER, BANK, List.of(CHECKING))
                        .items())
                .containsExactly(first.item());
        var second = world.exchanged();
        assertThat(second.item()).isNotEqualTo(first.item());
        assertThat(world.tenure()
                        .items()
                        .findByUser(CLIENT, USER, 9)
                        .content()
                        .map(item -> item.data().accounts().all().head().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aUsersItemsComeInPagesTheFirstLinkedFirst() {
        var items = world.tenure().items();
        var first = world.exchanged().item();
        var second = world.exchanged().item();
        var third = world.exchanged().item();
        var one = items.findByUser(CLIENT, USER, 2);
        assertThat(one.content().map(ItemView::id)).containsExactly(first, second);
        assertThat(one.next()).contains(second);
        var two = items.findByUser(CLIENT, USER, one.next().get(), 2);
        assertThat(two.content().map(ItemView::id)).containsExactly(third);
        assertThat(two.next()).isEmpty();
        assertThat(items.findByUser(CLIENT, USER, 3).next()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> items.findByUser(CLIENT, USER, 0));
    }

    @Test
    void aLinkIsNamedWhenItIsOpenedAndTellsItsStateAndItsItem() {
        var links = world.tenure().links();
        var opened = links.open(NewLink.of(Plaid.PLAID, CLIENT, USER)).get();
        var open = links.get(CLIENT, opened.linkToken()).get();
        assertThat(open.id()).isEqualTo(opened.link());
        assertThat(open.state()).isEqualTo(LinkState.OPEN);
        assertThat(open.item()).isEqualTo(Option.none());
        var linked = links.succeed(opened.linkToken(), BANK, CONSENT).get();
        var succeeded = links.get(CLIENT, opened.linkToken()).get();
        assertThat(succeeded.state()).isEqualTo(LinkState.SUCCEEDED);
        assertThat(succeeded.item()).contains(linked.item());
    }

    @Test
    void tenBadLoginsCloseALink() {
        var link = world.link();
        for (var i = 0; i < 9; i++) world.tenure().links().reportBadLogin(Secret.of(link));
        assertThat(world.tenure().links().openSession(Secret.of(link)).isRight())
                .isTrue();
        world.tenure().links().reportBadLogin(Secret.of(link));
        assertThat(reason(world.tenure().links().openSession(Secret.of(link)))).contains(RejectionCode.LINK_ENDED);
        assertThat(world.tenure().links().get(CLIENT, Secret.of(link)).get().status())
                .isEqualTo(TokenStatus.REVOKED);
    }

    @Test
    void anotherClientIsNotShownALink() {
        assertThat(reason(world.tenure().links().get(OTHER, Secret.of(world.link()))))
                .contains(RejectionCode.WRONG_CLIENT);
    }

    @Test
    void aHostedLinkIsRefusedAboveTwentyOneDays() {
        var request = NewLink.of(Plaid.PLAID, CLIENT, USER).hostedFor(Duration.ofDays(22));
        assertThat(reason(world.tenure().links().open(request))).contains(RejectionCode.OUT_OF_RANGE);
    }

    @Test
    void nothingIsOpenedInARetiredEnvironmentOrUnderAProfileNobodyWired() {
        var development = World.over(new InMemoryStore(), Environment.DEVELOPMENT);
        var request = NewLink.of(Plaid.PLAID, CLIENT, USER);
        assertThat(reason(development.tenure().links().open(request))).contains(RejectionCode.ENVIRONMENT_RETIRED);
        development.clock().set(Instant.parse("2024-06-19T23:59:59.999Z"));
        assertThat(development.tenure().links().open(request).isRight()).isTrue();
        assertThat(reason(world.tenure().links().open(NewLink.of(Stitch.STITCH, CLIENT, USER))))
                .contains(RejectionCode.UNKNOWN_PROFILE);
    }

    @Test
    @Shows("G2")
    void aLinkOpenedBeforeItsUserWasWithdrawnFoundsNothing() {
        var link = world.link();
        world.tenure().principals().withdraw(CLIENT, USER, WithdrawalReason.PERMISSION_WITHDRAWN);
        assertThat(reason(world.tenure().links().succeed(Secret.of(link), BANK, CONSENT)))
                .contains(RejectionCode.LINK_ENDED);
        assertThat(world.tenure()
                        .links()
                        .succeed(Secret.of(world.link()), BANK, CONSENT)
                        .isRight())
                .isTrue();
    }

    private Option<IssuedPublic> shown(String link) {
        return world.tenure().links().get(CLIENT, Secret.of(link)).get().publicToken();
    }

    private static Option<RejectionCode> reason(Either<Rejection, ?> answer) {
        return answer.swap().toOption().map(Rejection::code);
    }
}
