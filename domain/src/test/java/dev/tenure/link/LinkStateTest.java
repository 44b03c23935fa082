package dev.tenure.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.StateName;
import org.junit.jupiter.api.Test;

class LinkStateTest {
    @Test
    void everyStateIsCalledAfterItsClass() {
        var states = LinkTable.links();
        assertThat(states.map(it -> it.state().name())).isEqualTo(states.map(StateName::of));
        assertThat(states.map(Link::state).toSet()).containsExactlyInAnyOrder(LinkState.values());
    }
}
