package dev.tenure.linearizable;

import static dev.tenure.linearizable.Specimen.changeAt;
import static dev.tenure.linearizable.Specimen.foundAt;
import static dev.tenure.linearizable.Specimen.tokenAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.contract.report.Shows;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.store.Located;
import dev.tenure.port.store.Store;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token and the state that issued it show together. */
@Shows("G11")
class TokensTest {
    @Test
    void aTokenIsNotFoundBeforeTheChangeThatIssuedItShows() {
        List<Store> asked = new ArrayList<>();
        List<Option<Long>> meanwhile = new ArrayList<>();
        var store = new InMemoryStore(event -> {
            asked.forEach(it -> meanwhile.add(versionLocated(it)));
            return true;
        });
        asked.add(store);
        assertThat(store.items().add(changeAt(0)).isRight()).isTrue();
        assertThat(store.items().commit(foundAt(1), changeAt(1)).isRight()).isTrue();
        assertThat(meanwhile).containsExactly(Option.none(), Option.none());
        assertThat(versionLocated(store)).contains(2L);
    }

    private static Option<Long> versionLocated(Store store) {
        return store.items().locate(tokenAfter(1)).map(Located::aggregate).map(aggregate -> aggregate.version());
    }
}
