package dev.tenure.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.decision.RejectionCode;
import dev.tenure.profile.OAuth;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.UserId;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A grant takes constant space however often it is refreshed, and knows every token that it ever issued (G10). */
class InMemoryGrantsTest {
    private static final int REFRESHES = Boolean.getBoolean("tenure.long") ? 1_000_000 : 20_000;
    private static final ClientId CLIENT = new ClientId("client");
    private static final Scope SCOPE = Scope.parse("read offline_access").get();

    private final InMemoryStore store = new InMemoryStore();
    private final Tenure tenure = Tenure.over(store, Environment.SANDBOX)
            .profiles(OAuth.OAUTH)
            .clock(() -> Instant.parse("2026-03-01T12:00:00Z"))
            .build();

    @Test
    void aGrantOccupiesTheSameAfterManyRefreshesAndAnyOlderTokenEndsIt() throws IllegalAccessException {
        var issued = tenure.grants()
                .issue(NewGrant.of(OAuth.OAUTH, CLIENT, new UserId("user"), SCOPE))
                .get();
        var last = refreshed(issued);
        var middle = last;
        var occupied = occupied(issued);
        for (var i = 1; i < REFRESHES; i++) {
            last = refreshed(last);
            if (i == REFRESHES / 2) middle = last;
        }
        assertThat(occupied(issued)).isEqualTo(occupied);
        assertThat(reasonFor(middle)).isEqualTo(RejectionCode.REUSED);
        assertThat(reasonFor(last)).isEqualTo(RejectionCode.GRANT_ENDED);
    }

    private IssuedTokens refreshed(IssuedTokens tokens) {
        return tenure.grants().refresh(CLIENT, tokens.refresh().get()).get();
    }

    private RejectionCode reasonFor(IssuedTokens tokens) {
        return tenure.grants().refresh(CLIENT, tokens.refresh().get()).getLeft().code();
    }

    /** The entries of all maps behind the grants, and the length of the grant's printed state with uniform numbers. */
    private String occupied(IssuedTokens issued) throws IllegalAccessException {
        var state = store.grants().find(issued.grant()).get().state();
        return entries(store.grants(), InMemoryGrantRepository.class) + " "
                + state.toString().replaceAll("[0-9a-f]+", "0").length();
    }

    private static List<Integer> entries(Object aggregate, Class<?> type) throws IllegalAccessException {
        var entries = new ArrayList<Integer>();
        for (Field field : type.getDeclaredFields()) {
            field.setAccessible(true);
            var value = field.get(aggregate);
            if (value instanceof Map<?, ?> map) entries.add(map.size());
            if (value instanceof Timeline timeline) entries.addAll(entries(timeline, Timeline.class));
        }
        if (type.getSuperclass() != Object.class) entries.addAll(entries(aggregate, type.getSuperclass()));
        return entries;
    }
}
