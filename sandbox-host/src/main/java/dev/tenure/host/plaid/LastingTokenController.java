package dev.tenure.host.plaid;

import static dev.tenure.token.TokenKind.ACCESS;
import static dev.tenure.token.TokenKind.ASSET_REPORT;
import static dev.tenure.token.TokenKind.USER;

import dev.tenure.decision.Rejection;
import dev.tenure.grant.Introspection;
import dev.tenure.host.http.HostError;
import dev.tenure.host.http.RefusalException;
import dev.tenure.host.operations.DecisionMeters;
import dev.tenure.profile.Profile;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.token.ClientId;
import dev.tenure.token.Purpose;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The endpoints for tokens that do not expire, of users and asset reports. No user or report stands behind them. */
@RestController
final class LastingTokenController {
    private static final int MOST_ITEMS = 99;
    private static final int MOST_DAYS = 731;

    private final Tenure tenure;
    private final Profile profile;
    private final DecisionMeters decisions;

    LastingTokenController(Tenure tenure, Profile profile, DecisionMeters decisions) {
        this.decisions = decisions;
        this.tenure = tenure;
        this.profile = profile;
    }

    @PostMapping("/user/create")
    UserCreated createUser(@RequestBody NewUser request, @RequestAttribute ClientId client) {
        var issued = decisions
                .grant(
                        "issueLasting",
                        tenure.grants()
                                .issueLasting(
                                        USER, NewGrant.of(profile, client, request.clientUserId(), Scope.empty())))
                .getOrElseThrow(RefusalException.expecting(USER));
        return new UserCreated(issued.access(), issued.grant().text());
    }

    /** Creates a report. The Items must be accessible now; the report outlives them. */
    @PostMapping("/asset_report/create")
    ReportCreated createReport(@RequestBody NewReport request, @RequestAttribute ClientId client) {
        request.check();
        for (var item : request.accessTokens())
            decisions
                    .item("authenticate", tenure.items().authenticate(client, item, Purpose.DATA))
                    .getOrElseThrow(RefusalException.expecting(ACCESS));
        var issued = decisions
                .grant(
                        "issueLasting",
                        tenure.grants().issueLasting(ASSET_REPORT, NewGrant.ofClient(profile, client, Scope.empty())))
                .getOrElseThrow(RefusalException.expecting(ASSET_REPORT));
        return new ReportCreated(issued.access(), issued.grant().text());
    }

    @PostMapping("/asset_report/remove")
    ReportRemoved removeReport(@RequestBody OfReport request, @RequestAttribute ClientId client) {
        var token = request.assetReportToken().reveal();
        decisions
                .grant("authenticate", tenure.grants().authenticate(Secret.of(token), Scope.empty()))
                .flatMap(known -> reportOf(client, known))
                .getOrElseThrow(RefusalException.expecting(ASSET_REPORT));
        tenure.grants().revoke(client, Secret.of(token));
        return new ReportRemoved(true);
    }

    private static Either<Rejection, Introspection> reportOf(ClientId client, Introspection known) {
        if (known.kind() != ASSET_REPORT) return Either.left(new Rejection.WrongKind(known.kind()));
        return known.client().equals(client) ? Either.right(known) : Either.left(new Rejection.WrongClient());
    }

    record NewUser(UserId clientUserId) {}

    record UserCreated(Secret userToken, String userId) {}

    record NewReport(List<Secret> accessTokens, int daysRequested) {
        void check() {
            if (accessTokens.isEmpty() || accessTokens.size() > MOST_ITEMS)
                throw RefusalException.because(HostError.INVALID_FIELD, "access_tokens");
            if (daysRequested < 0 || daysRequested > MOST_DAYS)
                throw RefusalException.because(HostError.INVALID_FIELD, "days_requested");
        }
    }

    record ReportCreated(Secret assetReportToken, String assetReportId) {}

    record OfReport(Secret assetReportToken) {}

    record ReportRemoved(boolean removed) {}
}
