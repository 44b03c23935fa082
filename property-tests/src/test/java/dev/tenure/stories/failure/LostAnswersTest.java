package dev.tenure.stories.failure;

import static dev.tenure.stories.fixture.World.CLIENT;
import static dev.tenure.stories.fixture.World.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenure.contract.report.Shows;
import dev.tenure.grant.GrantEndReason;
import dev.tenure.port.store.OutcomeUnknown;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.stories.fixture.Stores;
import dev.tenure.stories.fixture.World;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection is lost at the commit of a refresh: only a check that writes can prove that it happened. */
@ParameterizedClass
@EnumSource(names = {"MEMORY", "H2", "POSTGRESQL"})
@Shows("G5")
class LostAnswersTest {
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final AnswerLosingStore store;
    private final Grants grants;
    private final IssuedTokens first;

    LostAnswersTest(Stores stores) {
        this.store = AnswerLosingStore.over(stores.empty());
        this.grants = World.over(store).tenure().grants();
        this.first =
                grants.issue(NewGrant.of(World.STRICT, CLIENT, USER, SCOPE)).get();
    }

    @Test
    void aRefreshThatIsSeenToHaveHappenedIsAnswered() {
        store.losesAfter().set(true);
        var second = refreshed(first);
        assertThat(second.repeated()).isFalse();
        assertThat(refreshed(second).repeated()).isFalse();
    }

    @Test
    void aRefreshThatIsNotSeenMayStillHappenSoTheOutcomeStaysUnknown() {
        store.losesBefore().set(true);
        assertThatThrownBy(() -> refreshed(first)).isInstanceOf(OutcomeUnknown.class);
        assertThat(refreshed(first).repeated()).isFalse();
    }

    @Test
    void aRefreshThatIsOnlyReadMayBeLostYetSoTheOutcomeStaysUnknown() {
        store.losesAfter().set(true);
        store.losesConfirming().set(true);
        assertThatThrownBy(() -> refreshed(first)).isInstanceOf(OutcomeUnknown.class);
        assertThat(store.losesConfirming()).isFalse();
    }

    @Test
    void aRevocationThatFindsItselfDoneIsNotAnsweredByARead() {
        var token = first.access().reveal();
        grants.end(first.grant(), GrantEndReason.FRAUD);
        store.losesConfirming().set(true);
        assertThatThrownBy(() -> grants.revoke(CLIENT, Secret.of(token))).isInstanceOf(OutcomeUnknown.class);
        store.losesConfirming().set(true);
        assertThatThrownBy(() -> grants.end(first.grant(), GrantEndReason.FRAUD))
                .isInstanceOf(OutcomeUnknown.class);
        grants.revoke(CLIENT, Secret.of(token));
    }

    private IssuedTokens refreshed(IssuedTokens tokens) {
        return grants.refresh(CLIENT, tokens.refresh().get()).get();
    }
}
