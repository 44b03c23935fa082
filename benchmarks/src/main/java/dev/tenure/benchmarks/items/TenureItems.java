package dev.tenure.benchmarks.items;

import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.control.Option;

/** Tenure with Plaid's rules. */
public final class TenureItems implements ItemKeeper {
    private static final ClientId CLIENT = new ClientId("app");
    private static final Consent CONSENT = Consent.to(List.of(new AccountLabel("Checking", Option.none())));

    private final Tenure tenure;

    public TenureItems(Store store) {
        this.tenure = Tenure.over(store, Environment.SANDBOX).build();
    }

    @Override
    public String name() {
        return "Tenure";
    }

    @Override
    public String link(int user) {
        var link = tenure.links()
                .open(NewLink.of(Plaid.PLAID, CLIENT, new UserId("user-" + user)))
                .get();
        var linked = tenure.links()
                .succeed(link.linkToken(), new InstitutionId("ins_1"), CONSENT)
                .get();
        return tenure.items()
                .exchange(CLIENT, linked.publicToken())
                .get()
                .accessToken()
                .reveal();
    }

    @Override
    public String rotate(String access) {
        return tenure.items()
                .rotateAccessToken(CLIENT, Secret.of(access))
                .get()
                .accessToken()
                .reveal();
    }
}
