package dev.tenure.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.StateName;
import io.vavr.collection.List;
import org.junit.jupiter.api.Test;

class ConnectionStateTest {
    @Test
    void everyStateIsCalledAfterItsClass() {
        var states = List.of(
                        Story.awaitingAuthorization(),
                        Story.connected(),
                        Story.needsUpdate(),
                        Story.refreshing(),
                        Story.inDoubt(),
                        Story.unauthenticated(),
                        Story.closed())
                .map(Story::connection);
        assertThat(states.map(it -> it.state().name())).isEqualTo(states.map(StateName::of));
        assertThat(states.map(Connection::state).toSet()).containsExactlyInAnyOrder(ConnectionState.values());
    }
}
