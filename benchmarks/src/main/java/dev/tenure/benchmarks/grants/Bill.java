package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Costs;
import dev.tenure.benchmarks.places.Place;
import java.util.List;

/** The cost of one piece of work in statements and round trips, once everything is warm. */
public record Bill(String name, String place, String work, int statements, int roundTrips) {
    /** The costs of all the work of this keeper. */
    public static List<Bill> of(Keepers keeper, Place sealingContext) {
        var costs = new Costs();
        try (var source = sealingContext.fresh()) {
            var grants = keeper.in(sealingContext, costs.of(source));
            var held = grants.refresh(grants.issue(1)).get();
            return List.of(
                    bill(grants, sealingContext, "issue", costs.counted(() -> grants.issue(1))),
                    bill(
                            grants,
                            sealingContext,
                            "authenticate",
                            costs.counted(() -> grants.authenticate(held.access()))),
                    bill(grants, sealingContext, "refresh", costs.counted(() -> grants.refresh(held))),
                    bill(grants, sealingContext, "revoke", revoked(grants, costs)));
        }
    }

    private static Costs.Cost revoked(GrantKeeper grants, Costs costs) {
        var other = grants.issue(1);
        return costs.counted(() -> grants.revoke(other));
    }

    private static Bill bill(GrantKeeper grants, Place sealingContext, String work, Costs.Cost cost) {
        return new Bill(grants.name(), sealingContext.title(), work, cost.statements(), cost.roundTrips());
    }
}
