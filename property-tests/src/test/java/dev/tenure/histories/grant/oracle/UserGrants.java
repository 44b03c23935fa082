package dev.tenure.histories.grant.oracle;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grants of a user, as the host lists and limits them: the records from the last to the first. */
public final class UserGrants {
    private final Ledger ledger;
    private final Lifetimes lifetimes;

    UserGrants(Oracle oracle) {
        this.ledger = oracle.ledger;
        this.lifetimes = oracle.lifetimes;
    }

    /** All of which anything is left, the newest first; of all clients unless one is named. */
    public List<Grant> of(@Nullable String client, String user) {
        var found = new ArrayList<Grant>();
        for (var grant : ledger.grants)
            if (user.equals(grant.user) && (client == null || client.equals(grant.client)) && isLeft(grant))
                found.add(grant);
        Collections.reverse(found);
        return found;
    }

    /** Those of them that were created before this one; none if it is not stored. */
    public List<Grant> of(@Nullable String client, String user, String after) {
        var older = new ArrayList<Grant>();
        for (var grant : ledger.grants) {
            if (grant.id.equals(after))
                return grant.isForgotten
                        ? List.of()
                        : of(client, user).stream().filter(older::contains).toList();
            older.add(grant);
        }
        return List.of();
    }

    private boolean isLeft(Grant grant) {
        return !grant.isForgotten
                && lifetimes.endOf(grant) == null
                && !lifetimes.hasLapsed(grant, ledger.lastMomentOf(grant));
    }

    /** Refuses one more under terms that refuse it. */
    void admit(Terms terms, String client, @Nullable String user) {
        if (terms.refuses && terms.most > 0 && user != null && of(client, user).size() >= terms.most)
            throw new Refused("TOO_MANY_GRANTS");
    }

    /** Ends the oldest above the limit; one that is over as soon as it is issued, at the end of time, is not counted. */
    void endOldest(Grant issued) {
        if (issued.terms.refuses || issued.terms.most == 0 || issued.user == null) return;
        var live = of(issued.client, issued.user);
        for (var grant : live.subList(Math.min(issued.terms.most, live.size()), live.size())) {
            var now = ledger.lastMomentOf(grant);
            grant.end("GRANT_LIMIT_REACHED", now, now);
        }
    }
}
