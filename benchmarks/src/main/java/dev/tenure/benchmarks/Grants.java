package dev.tenure.benchmarks;

import dev.tenure.benchmarks.grants.GrantKeeper;
import dev.tenure.benchmarks.grants.Held;
import dev.tenure.benchmarks.grants.Keepers;
import dev.tenure.benchmarks.grants.ReplacedInMap;
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

/** All that is done with grants, by all who keep them. */
final class Grants {
    static final String REFRESH = "refresh";
    static final String AUTHENTICATE = "authenticate";
    static final String MEMORY = "memory";

    private static final int MANY = 4;

    /** Spring's looks through all of them for a token. */
    private static final int FEW = 1_000;

    private final Scale scale;
    private final Turns turns;
    private final Consumer<Result> done;

    Grants(Scale scale, Consumer<Result> done) {
        this.scale = scale;
        this.turns = new Turns(scale);
        this.done = done;
    }

    void in(Place place) {
        for (var owners : scale.owners()) {
            var everybody = new ArrayList<Held>();
            for (var keeper : Keepers.ALL) everybody.add(held(keeper, place, owners));
            everything(place.title(), owners, everybody);
        }
    }

    private Held held(Keepers keeper, Place place, int owners) {
        var source = place.fresh();
        var held = Held.of(keeper.in(place, source), Math.min(scale.held(), owners));
        keeper.crowd(new Clones(place, source), owners - scale.held());
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
                                new ReplacedInMap(),
                                new SpringGrants(new InMemoryOAuth2AuthorizationService()))));
        for (var owners : scale.owners())
            if (owners > FEW)
                everything(
                        MEMORY,
                        owners,
                        inMemory(owners, List.of(new TenureGrants(new InMemoryStore()), new ReplacedInMap())));
    }

    private static List<Held> inMemory(int owners, List<GrantKeeper> keepers) {
        return keepers.stream().map(keeper -> Held.of(keeper, owners)).toList();
    }

    /** What adds owners comes last. */
    private void everything(String place, int owners, List<Held> everybody) {
        turns.warmUp(everybody.stream().map(held -> held.refreshing(MANY)).toList(), MANY);
        for (var threads : scale.threads()) {
            contest(REFRESH, place, owners, threads, everybody, held -> held.refreshing(threads));
            contest(AUTHENTICATE, place, owners, threads, everybody, held -> held.authenticating(threads));
        }
        for (var threads : scale.otherThreads()) {
            contest("revoke", place, owners, threads, everybody, Held::revoking);
            contest("issue", place, owners, threads, everybody, Held::issuing);
        }
    }

    private void contest(
            String work, String place, int owners, int threads, List<Held> all, Function<Held, Contender> as) {
        done.accept(turns.of(
                new Contest(work, place, owners, threads, all.stream().map(as).toList())));
    }
}
