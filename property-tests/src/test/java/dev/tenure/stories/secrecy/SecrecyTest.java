package dev.tenure.stories.secrecy;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.RecordingNotifier;
import dev.tenure.item.Removal;
import dev.tenure.item.RemovalReason;
import dev.tenure.stories.fixture.ConnectedApp;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Processor;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.List;
import io.vavr.collection.Vector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No secret where it does not belong (G8). */
@Shows("G8")
class SecrecyTest {
    @ParameterizedTest
    @EnumSource
    void noTokenIsInAnAnswerAStateAnEventOrANotice(Stores stores) {
        var world = World.over(stores.empty());
        var items = world.tenure().items();
        var told = new RecordingNotifier();
        var link = Secret.of(world.link());
        var linked = world.linked();
        var first = items.exchange(CLIENT, linked.publicToken()).get();
        var second = items.rotateAccessToken(CLIENT, first.accessToken()).get();
        var access = second.accessToken().reveal();
        var account =
                items.find(second.item()).get().data().accounts().open().head().id();
        var partner = items.issueProcessorToken(CLIENT, Secret.of(access), account, new Processor("partner"))
                .get();
        var update = items.startUpdate(CLIENT, Secret.of(access)).get();
        var said = Vector.<Object>of(link, linked, first, second, partner, update)
                .append(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA))
                .append(items.authenticate(CLIENT, first.accessToken(), Purpose.DATA))
                .append(items.tokenOf(CLIENT, Secret.of(access)))
                .append(items.remove(CLIENT, Secret.of(access), Removal.because(RemovalReason.FRAUD)))
                .append(items.authenticate(CLIENT, Secret.of(access), Purpose.DATA))
                .append(world.store().items().find(second.item()))
                .append(world.tenure().links().get(CLIENT, link));
        while (world.tenure().relay(told).deliver(9).more()) {
            // until nothing waits
        }
        var everything = said.appendAll(told.notices()).mkString("\n");
        var secrets = List.of(
                        link,
                        linked.publicToken(),
                        first.accessToken(),
                        second.accessToken(),
                        partner.processorToken(),
                        update.linkToken())
                .map(Secret::reveal);
        assertThat(told.notices()).isNotEmpty();
        assertThat(secrets).allSatisfy(secret -> assertThat(everything)
                .doesNotContain(secret)
                .doesNotContain(secret.substring(secret.length() - 12))
                .doesNotContain(secret.substring(secret.length() - 36, secret.length() - 28)));
    }

    @ParameterizedTest
    @EnumSource
    void noTokenOfTheProviderIsInAnythingThatIsSaidOfAConnection(Stores stores) {
        var lives = new ConnectionLifecycles(stores.empty(), ConnectedApp.vault(), ConnectedApp.secondVault(), () -> {})
                .lived();
        var everything = lives.said().mkString("\n");
        assertThat(lives.tokens()).hasSizeGreaterThan(20).allSatisfy(token -> {
            assertThat(everything).doesNotContain(token).doesNotContain(ending(token));
            assertThat(everything + token).as("a token that was said").contains(ending(token));
        });
        assertThat(everything)
                .contains(
                        "Refreshing[",
                        "InDoubt[",
                        "Unauthenticated[",
                        "Closed[",
                        "Renewed[",
                        "Credential[",
                        "TokenResponse[")
                .contains("OutcomeUnknown", "no vault for", "Notice[", "VaultShut[", "Superseded[");
    }

    private static String ending(String token) {
        return token.substring(token.length() - 12);
    }
}
