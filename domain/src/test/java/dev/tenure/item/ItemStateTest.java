package dev.tenure.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.StateName;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class ItemStateTest {
    @Test
    void everyStateIsCalledAfterItsClass() {
        var states = List.of(Story.pending(), Story.active(), Story.needsUpdate(), Story.removed())
                .map(Story::item);
        assertThat(states.map(it -> it.state().name())).isEqualTo(states.map(StateName::of));
        assertThat(states.map(Item::state).toSet()).containsExactlyInAnyOrder(ItemState.values());
    }
}
