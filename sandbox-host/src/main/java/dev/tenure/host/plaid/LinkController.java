package dev.tenure.host.plaid;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.LINK;

import dev.tenure.decision.Rejection;
import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.host.sandbox.LinkOrItem;
import dev.tenure.item.Webhook;
import dev.tenure.profile.Profile;
import dev.tenure.service.ItemView;
import dev.tenure.service.LinkView;
import dev.tenure.service.NewLink;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for link tokens, for a new Item or for an update. */
@RestController
final class LinkController {
    private final Tenure tenure;
    private final Profile profile;
    private final DecisionMeters decisions;

    LinkController(Tenure tenure, Profile profile, DecisionMeters decisions) {
        this.decisions = decisions;
        this.tenure = tenure;
        this.profile = profile;
    }

    @PostMapping("/link/token/create")
    Created create(@RequestBody Creation request, @RequestAttribute ClientId client) {
        return request.accessToken().map(token -> startUpdate(client, token)).orElseGet(() -> open(client, request));
    }

    private Created startUpdate(ClientId client, Secret accessToken) {
        var issued = decisions
                .item("startUpdate", tenure.items().startUpdate(client, accessToken))
                .getOrElseThrow(RefusalException.expecting(ACCESS));
        return new Created(issued.linkToken(), issued.expiresAt());
    }

    private Created open(ClientId client, Creation request) {
        var user = request.user().orElseThrow(() -> RefusalException.because(HostError.MISSING_FIELDS, "user"));
        var lifetime =
                request.hostedLink().flatMap(HostedLink::urlLifetimeSeconds).map(Duration::ofSeconds);
        var link = NewLink.of(profile, client, user.clientUserId());
        var hosted = lifetime.map(link::hostedFor).orElse(link);
        var asked = request.webhook().map(hosted::notifying).orElse(hosted);
        var issued =
                decisions.link("open", tenure.links().open(asked)).getOrElseThrow(RefusalException.expecting(LINK));
        return new Created(issued.linkToken(), issued.expiresAt());
    }

    @PostMapping("/link/token/get")
    LinkBody get(@RequestBody OfLinkToken request, @RequestAttribute ClientId client) {
        var token = request.linkToken();
        var link = tenure.links().get(client, token).map(view -> LinkBody.of(token, view, foundedBy(view)));
        return LinkOrItem.firstKnowing(link, () -> updateWith(token, client))
                .getOrElseThrow(RefusalException.expecting(LINK));
    }

    private Option<ItemView> foundedBy(LinkView view) {
        return view.publicToken()
                .flatMap(issued -> tenure.items().find(issued.item()).toOption());
    }

    private Either<Rejection, LinkBody> updateWith(Secret token, ClientId client) {
        return tenure.items().tokenOf(client, token).map(fact -> LinkBody.ofUpdate(token, fact));
    }

    record Creation(
            Optional<User> user,
            Optional<Secret> accessToken,
            Optional<HostedLink> hostedLink,
            Optional<Webhook> webhook) {}

    record User(UserId clientUserId) {}

    record HostedLink(Optional<Long> urlLifetimeSeconds) {}

    record Created(Secret linkToken, Instant expiration) {}

    record OfLinkToken(Secret linkToken) {}
}
