package dev.tenure.benchmarks.grants;

import dev.tenure.port.store.Store;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.control.Option;

/** Tenure with Stitch's rules: a refresh token works once. */
public final class TenureGrants implements GrantKeeper {
    private static final ClientId CLIENT = new ClientId("app");
    private static final Scope SCOPE = Scope.parse("accounts offline_access").get();

    private final Grants grants;

    public TenureGrants(Store store) {
        this.grants = Tenure.over(store, Environment.SANDBOX)
                .profiles(Stitch.STITCH)
                .build()
                .grants();
    }

    @Override
    public String name() {
        return "Tenure";
    }

    @Override
    public Pair issue(int user) {
        return pair(grants.issue(NewGrant.of(Stitch.STITCH, CLIENT, new UserId("user-" + user), SCOPE))
                .get());
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        return grants.refresh(CLIENT, Secret.of(held.refresh())).toOption().map(TenureGrants::pair);
    }

    @Override
    public boolean authenticate(String access) {
        return grants.authenticate(Secret.of(access), SCOPE).isRight();
    }

    @Override
    public void revoke(Pair held) {
        grants.revoke(CLIENT, Secret.of(held.refresh()));
    }

    private static Pair pair(IssuedTokens issued) {
        return new Pair(issued.refresh().get().reveal(), issued.access().reveal());
    }
}
