package dev.tenure.benchmarks;

import dev.tenure.benchmarks.grants.GrantKeeper;
import dev.tenure.benchmarks.grants.Held;
import dev.tenure.benchmarks.grants.Keepers;
import dev.tenure.benchmarks.grants.MapGrants;
import dev.tenure.benchmarks.grants.SpringGrants;
import dev.tenure.benchmarks.grants.TenureGrants;
import dev.tenure.benchmarks.places.Clones;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.inmemory.InMemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;

/** Every contest of grants, with all contenders. */
final class GrantContests {
    static final String REFRESH = "refresh";
    static final String AUTHENTICATE = "authenticate";
    static final String MEMORY = "memory";

    private static final int MANY = 4;

    /** The number of grants for Spring's server, which scans all of them for a token. */
    private static final int FEW = 1_000;

    private final Scale scale;
    private final Turns turns;
    private final Consumer<Result> done;

    GrantContests(Scale scale, Consumer<Result> done) {
        this.scale = scale;
        this.turns = new Turns(scale);
        this.done = done;
    }

    void in(Place place) {
        for (var aggregates : scale.aggregates()) {
            var everybody = new ArrayList<Held>();
            for (var keeper : Keepers.ALL) everybody.add(held(keeper, place, aggregates));
            everything(place.title(), aggregates, everybody);
        }
    }

    private Held held(Keepers keeper, Place place, int aggregates) {
        var source = place.fresh();
        var held = Held.of(keeper.in(place, source), Math.min(scale.held(), aggregates));
        keeper.crowd(new Clones(place, source), aggregates - scale.held());
        return held;
    }

    void inMemory() {
        everything(
                MEMORY,
                FEW,
                inMemory(
                        FEW,
                        List.of(
                                new TenureGrants(new InMemoryStore()),
                                new MapGrants(),
                                new SpringGrants(new InMemoryOAuth2AuthorizationService()))));
        for (var aggregates : scale.aggregates())
            if (aggregates > FEW)
                everything(
                        MEMORY,
                        aggregates,
                        inMemory(aggregates, List.of(new TenureGrants(new InMemoryStore()), new MapGrants())));
    }

    private static List<Held> inMemory(int aggregates, List<GrantKeeper> keepers) {
        return keepers.stream().map(keeper -> Held.of(keeper, aggregates)).toList();
    }

    /** Runs everything; work that adds aggregates comes last. */
    private void everything(String place, int aggregates, List<Held> everybody) {
        turns.warmUp(everybody.stream().map(held -> held.refreshing(MANY)).toList(), MANY);
        for (var threads : scale.threads()) {
            contest(REFRESH, place, aggregates, threads, everybody, held -> held.refreshing(threads));
            contest(AUTHENTICATE, place, aggregates, threads, everybody, held -> held.authenticating(threads));
        }
        for (var threads : scale.otherThreads()) {
            contest("revoke", place, aggregates, threads, everybody, Held::revoking);
            contest("issue", place, aggregates, threads, everybody, Held::issuing);
        }
    }

    private void contest(
            String work, String place, int aggregates, int threads, List<Held> all, Function<Held, Contender> as) {
        done.accept(turns.of(new Contest(
                work, place, aggregates, threads, all.stream().map(as).toList())));
    }
}
