package dev.tenure.stories.item;

import static dev.tenure.stories.fixture.World.CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.service.Items;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Environment;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A commit of an Item is lost before it happens, and another caller commits a decision that leaves the same state: that
 * proves nothing, for the tokens differ.
 */
@ParameterizedClass
@EnumSource(names = {"MEMORY", "H2", "POSTGRESQL"})
@Shows({"G3", "G5"})
class DoubtfulRotationTest {
    private final AnswerLosingItems losing = new AnswerLosingItems();
    private final World world;
    private final Items items;
    private final Items elsewhere;

    DoubtfulRotationTest(Stores stores) {
        var sound = stores.empty();
        this.world = World.over(losing.over(sound));
        this.items = world.tenure().items();
        this.elsewhere = World.over(sound, Environment.SANDBOX, 8).tenure().items();
    }

    @Test
    void aRotationThatIsLostBehindAnotherIsNotAnsweredByTheOther() {
        var token = world.exchanged().accessToken().reveal();
        losing.loseNextBehind(
                () -> elsewhere.rotateAccessToken(CLIENT, Secret.of(token)).get());
        assertThatThrownBy(() -> items.rotateAccessToken(CLIENT, Secret.of(token)))
                .isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void anAccessTokenThatIsReissuedTwiceAtOnceIsToldOnlyIfItIsStored() {
        var issued = world.exchanged();
        losing.loseNextBehind(() -> elsewhere.reissueAccessToken(issued.item()).get());
        assertThatThrownBy(() -> items.reissueAccessToken(issued.item())).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void anExchangeThatIsSeenToHaveHappenedIsAnswered() {
        var token = world.linked().publicToken().reveal();
        losing.loseNextAnswer();
        var issued = items.exchange(CLIENT, Secret.of(token)).get();
        assertThat(items.authenticate(CLIENT, issued.accessToken(), Purpose.DATA)
                        .isRight())
                .isTrue();
    }
}
