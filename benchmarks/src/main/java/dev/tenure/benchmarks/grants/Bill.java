package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Costs;
import dev.tenure.benchmarks.places.Place;
import java.util.List;

/** The cost of one piece of work in statements and round trips, once everything is warm. */
public record Bill(String name, String place, String work, int statements, int roundTrips) {
    /** The costs of all the work of this keeper. */
    public static List<Bill> of(Keepers keeper, Place place) {
        var costs = new Costs();
        try (var source = place.fresh()) {
            var grants = keeper.in(place, costs.of(source));
            var held = grants.refresh(grants.issue(1)).get();
            return List.of(
                    bill(grants, place, "issue", costs.counted(() -> grants.issue(1))),
                    bill(grants, place, "authenticate", costs.counted(() -> grants.authenticate(held.access()))),
                    bill(grants, place, "refresh", costs.counted(() -> grants.refresh(held))),
                    bill(grants, place, "revoke", revoked(grants, costs)));
        }
    }

    private static Costs.Cost revoked(GrantKeeper grants, Costs costs) {
        var other = grants.issue(1);
        return costs.counted(() -> grants.revoke(other));
    }

    private static Bill bill(GrantKeeper grants, Place place, String work, Costs.Cost cost) {
        return new Bill(grants.name(), place.title(), work, cost.statements(), cost.roundTrips());
    }
}
