package dev.tenure.host.app;

import dev.tenure.custody.Configuration;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import dev.tenure.custody.Use;
import dev.tenure.decision.Rejection;
import dev.tenure.host.Decisions;
import dev.tenure.port.Complaint;
import dev.tenure.service.Credential;
import dev.tenure.service.Custodies;
import dev.tenure.service.Obtained;
import dev.tenure.time.Cause;
import dev.tenure.token.Secret;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.InstantSource;

/** What the app does with its connections: each is a custody of the library's, and a party that it is held against. */
final class Connections {
    private final Custodies custodies;
    private final Seq<Provider> providers;
    private final PlaidIssuer plaid;
    private final InstantSource clock;
    private final Decisions decisions;

    Connections(
            Custodies custodies, Seq<Provider> providers, PlaidIssuer plaid, InstantSource clock, Decisions decisions) {
        this.decisions = decisions;
        this.custodies = custodies;
        this.providers = providers;
        this.plaid = plaid;
        this.clock = clock;
    }

    /** A connection to be, and where its user goes. */
    Opened open(String profile, String reference) {
        var provider = providerOf(profile);
        var id = decisions
                .custody("open", custodies.open(new Configuration(profile, provider.scope(), reference)))
                .getOrElseThrow(AppFault::of);
        try {
            return new Opened(id, provider.routeFor(id));
        } catch (IOException | RuntimeException nowhereToGo) {
            decisions.custody("close", custodies.close(id));
            throw nowhereToGo instanceof RuntimeException refused ? refused : AppFault.NO_ANSWER.refusal();
        }
    }

    Custody find(CustodyId id) {
        return custodies.find(id).getOrElseThrow(AppFault::of);
    }

    /** Exchanges what the user came back with; what then cannot be kept is given back, for nobody else has it. */
    Custody authorised(CustodyId id, ConnectionController.Handed handed) {
        var custody = find(id);
        var provider = providerOf(custody);
        var secret = provider.handedIn(handed);
        if (!provider.profile().custody().reauthorisesWhileConnected())
            decisions
                    .custody("linkSucceeded", custodies.linkSucceeded(id, Option.none()))
                    .getOrElseThrow(AppFault::of);
        var obtained = provider.obtain(secret, clock.instant()).getOrElseThrow(fault -> refused(id, fault));
        decisions.custody("connected", custodies.connected(id, obtained)).getOrElseThrow(why -> {
            provider.giveBack(custody.keeping().configuration(), lastingOf(obtained));
            return AppFault.of(why);
        });
        return find(id);
    }

    private RuntimeException refused(CustodyId id, AppFault fault) {
        if (fault == AppFault.EXCHANGE_REFUSED) decisions.custody("exchangeFailed", custodies.exchangeFailed(id));
        return fault.refusal();
    }

    private static Secret lastingOf(Obtained obtained) {
        return obtained.refresh().getOrElse(obtained::access);
    }

    /** A call for data; what is said of the credential counts, and a newer one is tried once. */
    Said call(CustodyId id) {
        var provider = providerOf(find(id));
        var first = lend(id);
        var said = callWith(provider, first);
        if (isUnrelated(said)) return said;
        var next = lend(id);
        if (next.version() == first.version()) return said;
        var again = callWith(provider, next);
        if (!isUnrelated(again)) lend(id);
        return again;
    }

    private Said callWith(Provider provider, Credential credential) {
        var said = answered(() -> provider.call(credential.access()));
        decisions
                .custody("report", custodies.report(credential, said.complaint()))
                .getOrElseThrow(AppFault::of);
        return said;
    }

    private static boolean isUnrelated(Said said) {
        return said.complaint() instanceof Complaint.Unrelated;
    }

    private Credential lend(CustodyId id) {
        return decisions.custody("credentialFor", custodies.credentialFor(id)).getOrElseThrow(AppFault::of);
    }

    /** Where the user goes to mend the login. */
    Route routeToUpdate(CustodyId id) {
        plaidOnly(id);
        var credential = decisions
                .custody("credentialFor", custodies.credentialFor(id, Use.MANAGEMENT))
                .getOrElseThrow(AppFault::of);
        return answered(() -> plaid.routeToUpdate(credential.access())).getOrElseThrow(said -> {
            decisions.custody("report", custodies.report(credential, PlaidIssuer.complaintIn(said)));
            if (said.text("error_code").isDefined())
                decisions.custody("updateImpossible", custodies.updateImpossible(id));
            return AppFault.REFUSED_THERE.refusal();
        });
    }

    Custody updated(CustodyId id) {
        return decisions
                .custody("updateSucceeded", custodies.updateSucceeded(id))
                .getOrElseThrow(AppFault::of);
    }

    /** Has the access token replaced. If the answer is lost there is no token any more, and the next call finds that out. */
    Custody rotate(CustodyId id) {
        var custody = plaidOnly(id);
        if (custody.keeping().trouble().exists(trouble -> trouble.cause() == Cause.USER_REVOKED))
            throw AppFault.of(new Rejection.NeedsUpdate(Cause.USER_REVOKED));
        var credential = decisions
                .custody("credentialFor", custodies.credentialFor(id, Use.MANAGEMENT))
                .getOrElseThrow(AppFault::of);
        var askedAt = clock.instant();
        var said = answered(() -> plaid.rotate(credential.access()));
        var fresh = said.text("new_access_token").map(Secret::of).getOrElseThrow(() -> {
            decisions.custody("report", custodies.report(credential, PlaidIssuer.complaintIn(said)));
            return AppFault.REFUSED_THERE.refusal();
        });
        decisions
                .custody("rotated", custodies.rotated(credential, fresh, askedAt))
                .getOrElseThrow(AppFault::of);
        return find(id);
    }

    private Custody plaidOnly(CustodyId id) {
        var custody = find(id);
        if (providerOf(custody) != plaid) throw AppFault.NOT_OFFERED.refusal();
        return custody;
    }

    Custody close(CustodyId id) {
        return decisions.custody("close", custodies.close(id)).getOrElseThrow(AppFault::of);
    }

    Custody retry(CustodyId id) {
        decisions.custody("retryOnce", custodies.retryOnce(id)).getOrElseThrow(AppFault::of);
        return find(id);
    }

    Custody resume(CustodyId id) {
        return decisions.custody("resume", custodies.resume(id)).getOrElseThrow(AppFault::of);
    }

    private Provider providerOf(Custody custody) {
        return providerOf(custody.keeping().configuration().profile());
    }

    private Provider providerOf(String profile) {
        return providers
                .find(provider -> provider.profile().name().equals(profile))
                .getOrElseThrow(() -> AppFault.of(new Rejection.UnknownProfile(profile)));
    }

    private static <T> T answered(Call<T> call) {
        try {
            return call.send();
        } catch (IOException failure) {
            throw AppFault.NO_ANSWER.refusal();
        }
    }

    /** What goes to the other side. */
    @FunctionalInterface
    private interface Call<T> {
        T send() throws IOException;
    }

    record Opened(CustodyId id, Route route) {}
}
