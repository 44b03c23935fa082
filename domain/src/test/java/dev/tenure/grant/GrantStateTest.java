package dev.tenure.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.StateName;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class GrantStateTest {
    @Test
    void everyStateIsCalledAfterItsClass() {
        var states = List.of(Story.authorized(), Story.refreshable(), Story.accessOnly(), Story.ended())
                .map(Story::grant);
        assertThat(states.map(it -> it.state().name())).isEqualTo(states.map(StateName::of));
        assertThat(states.map(Grant::state).toSet()).containsExactlyInAnyOrder(GrantState.values());
    }
}
