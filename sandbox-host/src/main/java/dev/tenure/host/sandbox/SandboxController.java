package dev.tenure.host.sandbox;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.CODE;
import static dev.tenure.token.TokenKind.LINK;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.tenure.decision.Rejection;
import dev.tenure.host.http.Clients;
import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.http.TakesPublicClients;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.item.AccountLabel;
import dev.tenure.item.Consent;
import dev.tenure.item.InstitutionId;
import dev.tenure.item.Webhook;
import dev.tenure.profile.Profile;
import dev.tenure.service.IssuedPublic;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.ClientId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Secret;
import io.vavr.collection.Array;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints that play the part of users and institutions. */
@RestController
final class SandboxController {
    private static final String ANYBODY = "user_good";
    private static final Secret WRONG_PASSWORD = Secret.of("wrong");

    private final Tenure tenure;
    private final Profile profile;
    private final Clients clients;
    private final DecisionMeters decisions;

    SandboxController(Tenure tenure, Profile profile, Clients clients, DecisionMeters decisions) {
        this.clients = clients;
        this.decisions = decisions;
        this.tenure = tenure;
        this.profile = profile;
    }

    /** Opens a Link and completes it, in one request. */
    @PostMapping("/sandbox/public_token/create")
    PublicToken link(@RequestBody Linking request, @RequestAttribute ClientId client) {
        var username = request.options().flatMap(Options::overrideUsername).orElse(ANYBODY);
        var webhook = request.options().flatMap(Options::webhook);
        var accounts = SandboxBank.accountsOf(request.institutionId(), username);
        var asked = NewLink.of(profile, client);
        var issued = decisions
                .link("open", tenure.links().open(webhook.map(asked::notifying).orElse(asked)))
                .flatMap(link -> decisions.link(
                        "succeed",
                        tenure.links().succeed(link.linkToken(), request.institutionId(), Consent.to(accounts))))
                .getOrElseThrow(RefusalException.expecting(LINK));
        return new PublicToken(issued.publicToken());
    }

    /** Plays the user's part of Link. It takes the link token and no client secret. */
    @PostMapping("/sandbox/link/complete")
    PublicToken complete(@RequestBody Completion request) {
        var session = decisions.link("openSession", tenure.links().openSession(request.linkToken()));
        return LinkOrItem.firstKnowing(session.flatMap(link -> found(request)), () -> update(request))
                .getOrElseThrow(RefusalException.expecting(LINK));
    }

    private Either<Rejection, PublicToken> found(Completion request) {
        var linkToken = request.linkToken().reveal();
        if (request.isLoginWrong()) {
            decisions
                    .link("reportBadLogin", tenure.links().reportBadLogin(Secret.of(linkToken)))
                    .getOrElseThrow(RefusalException.expecting(LINK));
            throw RefusalException.because(HostError.INVALID_CREDENTIALS);
        }
        return decisions
                .link(
                        "succeed",
                        tenure.links().succeed(Secret.of(linkToken), request.institutionId(), request.consent()))
                .map(IssuedPublic::publicToken)
                .map(PublicToken::new);
    }

    /** Completes an update. Bad logins are not counted, because an update's link token ends at its deadline only. */
    private Either<Rejection, PublicToken> update(Completion request) {
        if (request.isLoginWrong()) throw RefusalException.because(HostError.INVALID_CREDENTIALS);
        return decisions
                .item("completeUpdate", tenure.items().completeUpdate(request.linkToken(), request.consent()))
                .map(item -> new PublicToken(null));
    }

    /**
     * Plays the user's part of an authorization: their name, the scope they agree to, and what the client's request has
     * its code bound to. A public client must have it bound to a code challenge (RFC 9700 section 2.1.1).
     */
    @TakesPublicClients
    @PostMapping("/sandbox/authorize")
    Authorized authorize(@RequestBody Authorization request, @RequestAttribute ClientId client) {
        if (request.user().value().isBlank()) throw RefusalException.because(HostError.INVALID_FIELD, "user");
        if (request.codeChallenge().isEmpty()
                && clients.publicClient(client.value()).isDefined())
            throw RefusalException.because(HostError.MISSING_FIELDS, "code_challenge");
        var issued = decisions
                .grant("authorize", tenure.grants().authorize(request.to(client)))
                .getOrElseThrow(RefusalException.expecting(CODE));
        return new Authorized(issued.code(), issued.expiresAt());
    }

    @PostMapping("/sandbox/item/reset_login")
    LoginReset resetLogin(@RequestBody OfAccessToken request, @RequestAttribute ClientId client) {
        decisions
                .item("authenticate", tenure.items().authenticate(client, request.accessToken(), Purpose.MANAGEMENT))
                .flatMap(access -> decisions.item(
                        "reportLoginRequired",
                        tenure.items().reportLoginRequired(access.item().id(), UpdateCause.LOGIN_REQUIRED)))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new LoginReset(true);
    }

    record Linking(InstitutionId institutionId, List<String> initialProducts, Optional<Options> options) {}

    record Options(Optional<String> overrideUsername, Optional<Webhook> webhook) {}

    record Completion(
            Secret linkToken,
            InstitutionId institutionId,
            String username,
            Optional<Secret> password,
            Optional<List<Choice>> accounts,
            Optional<Instant> consentExpirationTime) {

        boolean isLoginWrong() {
            return password.filter(WRONG_PASSWORD::equals).isPresent();
        }

        Consent consent() {
            var consent = Consent.to(accounts.map(chosen -> Array.ofAll(chosen).map(Choice::label))
                    .orElseGet(() ->
                            SandboxBank.accountsOf(institutionId, username).toArray()));
            return consentExpirationTime.map(consent::until).orElse(consent);
        }
    }

    record Choice(AccountLabel label) {
        @JsonCreator
        static Choice of(String name, Optional<String> mask) {
            return new Choice(new AccountLabel(name, Option.ofOptional(mask)));
        }
    }

    record Authorized(Secret code, Instant expiration) {}

    /** The public token; null for an update, which keeps its access token. */
    record PublicToken(@Nullable Secret publicToken) {}

    record OfAccessToken(Secret accessToken) {}

    record LoginReset(boolean resetLogin) {}
}
