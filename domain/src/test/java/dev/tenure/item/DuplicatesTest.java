package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static final InstitutionId BANK = new InstitutionId("bank");

    @Test
    void anItemThatLivesInAnyStateSeemsToBeTheSameLogin() {
        for (var story : List.of(Story.pending(), Story.active(), Story.needsUpdate()))
            assertThat(Duplicates.among(List.of(story.item()), BANK, List.of(Story.CHECKING)))
                    .containsExactly(story.item().id());
    }
}
