package dev.tenure.fuzz;

import dev.tenure.connection.Configuration;
import dev.tenure.connection.UpdateReason;
import dev.tenure.contract.report.Shows;
import dev.tenure.decision.Detail;
import dev.tenure.histories.fixture.Tally;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.inmemory.SeededSecrets;
import dev.tenure.port.issuer.ApiError;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.OAuthErrors;
import dev.tenure.port.issuer.PlaidErrors;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.port.issuer.TokenEndpointResponse;
import dev.tenure.port.issuer.provider.TokenEndpoints;
import dev.tenure.port.outbox.ClaimedNotice;
import dev.tenure.port.outbox.EventFilter;
import dev.tenure.profile.Stitch;
import dev.tenure.service.NewConnection;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.time.UpdateCause;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Any answer of a provider is classified without a failure, and only a code of it is kept. */
@Shows({"G5", "G8"})
class ErrorTextsTest {
    private static final boolean IS_LONG = Boolean.getBoolean("tenure.long");
    private static final int RUNS = IS_LONG ? 500_000 : 12_000;
    private static final int CONNECTIONS = IS_LONG ? 50_000 : 1_000;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Option<Duration> LATER = Option.of(Duration.ofSeconds(7));
    private static final List<Integer> STATUSES = List.of(
            Integer.MIN_VALUE,
            -1,
            0,
            100,
            200,
            204,
            299,
            302,
            399,
            400,
            401,
            403,
            404,
            408,
            425,
            429,
            499,
            500,
            503,
            999);
    private static final List<String> OAUTH = List.of(
            "invalid_grant",
            "invalid_token",
            "invalid_client",
            "server_error",
            "temporarily_unavailable",
            "slow_down",
            "login_required",
            "interaction_required",
            "unauthorized_client");
    private static final List<String> PLAID = List.of(
            "ITEM_LOGIN_REQUIRED",
            "USER_PERMISSION_REVOKED",
            "INVALID_ACCESS_TOKEN",
            "ITEM_NOT_FOUND",
            "OAUTH_INVALID_TOKEN",
            "OAUTH_CONSENT_EXPIRED",
            "OAUTH_USER_REVOKED",
            "INSTITUTION_DOWN");

    private static final Map<String, ApiError> SAID = HashMap.of(
            "ITEM_LOGIN_REQUIRED", new ApiError.UpdateRequired(UpdateReason.of(UpdateCause.LOGIN_REQUIRED)),
            "USER_PERMISSION_REVOKED", new ApiError.PermissionRevoked(),
            "INVALID_ACCESS_TOKEN", new ApiError.AccessEnded(),
            "ITEM_NOT_FOUND", new ApiError.LoginGone());

    private final Random random = new Random(5);
    private final Tally counts = new Tally();

    @Test
    void onlyAClearRefusalOfTheTokenIsTakenForOne(TestReporter reporter) {
        Mutations.each(RUNS, OAUTH, text -> {
            var status = STATUSES.get(random.nextInt(STATUSES.size()));
            var error = random.nextInt(9) == 0 ? Option.<String>none() : Option.of(text);
            var expected = answer(status, error.getOrElse(""));
            isSame(expected, TokenEndpoints.OAUTH.resultOf(response(status, error)));
            var isRefused = status == 401 || error.contains("invalid_token");
            isSame(
                    isRefused ? new ApiError.AccessRefused() : new ApiError.Unrelated(),
                    OAuthErrors.apiError(status, error));
            counts.happened("answer: " + expected.getClass().getSimpleName());
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(
                100,
                "answer: Refused",
                "answer: UpdateRequired",
                "answer: Misconfigured",
                "answer: RateLimited",
                "answer: NoAnswer");
    }

    @Test
    void onlyPlaidsOwnCodesSaySomethingOfAnItem(TestReporter reporter) {
        Mutations.each(RUNS, PLAID, text -> {
            var said = SAID.get(text);
            isSame(said.getOrElse(ApiError.Unrelated::new), PlaidErrors.apiError(text, Option.none()));
            var isGone = text.equals("INVALID_ACCESS_TOKEN") || text.equals("ITEM_NOT_FOUND");
            isSame(isGone, PlaidErrors.isRemoved(text));
            isSame(cause(text), PlaidErrors.cause(Option.of(text)));
            counts.happened(said.isDefined(), "a code of Plaid's");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(1_000, "a code of Plaid's accepted", "a code of Plaid's refused");
    }

    @Test
    void nothingButACodeIsKeptOfWhatWasAnswered(TestReporter reporter) {
        Mutations.each(CONNECTIONS, OAUTH, text -> {
            var isRefused = random.nextBoolean();
            var kept = kept(isRefused ? new RefreshResult.Refused(text) : new RefreshResult.Misconfigured(text));
            var isCode = !text.isEmpty() && text.length() <= 64 && text.chars().allMatch(ErrorTextsTest::isCodes);
            isSame(io.vavr.collection.List.of(isCode ? text : "unreadable"), kept);
            counts.happened(isCode, "an error to be kept");
        });
        counts.publish(reporter::publishEntry);
        counts.atLeast(200, "an error to be kept accepted", "an error to be kept refused");
    }

    private static TokenEndpointResponse response(int status, Option<String> error) {
        return new TokenEndpointResponse(status, pointer -> error.filter(code -> pointer.equals("/error")), LATER);
    }

    /** By hand, from RFC 6749 section 5.2 and the cases in which the token was not judged. */
    private static RefreshResult answer(int status, String error) {
        var isSuccess = status >= 200 && status < 300;
        var isClientError = status >= 400 && status < 500 && status != 408 && status != 425;
        if (status == 429) return new RefreshResult.RateLimited(LATER);
        if (!isSuccess && !isClientError) return new RefreshResult.NoAnswer(LATER);
        return switch (error) {
            case "invalid_grant" -> new RefreshResult.Refused(error);
            case "login_required", "interaction_required" -> new RefreshResult.UpdateRequired(error);
            case "invalid_client", "unauthorized_client" -> new RefreshResult.Misconfigured(error);
            case "slow_down" -> new RefreshResult.RateLimited(LATER);
            default -> new RefreshResult.NoAnswer(LATER);
        };
    }

    private static UpdateCause cause(String reason) {
        return switch (reason) {
            case "OAUTH_INVALID_TOKEN" -> UpdateCause.INSTITUTION_TOKEN_INVALID;
            case "OAUTH_CONSENT_EXPIRED" -> UpdateCause.CONSENT_EXPIRED;
            case "OAUTH_USER_REVOKED" -> UpdateCause.USER_REVOKED;
            default -> UpdateCause.LOGIN_REQUIRED;
        };
    }

    private static boolean isCodes(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0);
    }

    /** The errors that a connection's events name after this answer to a refresh. */
    private static io.vavr.collection.Seq<String> kept(RefreshResult answer) {
        var store = new InMemoryStore(EventFilter.everything());
        var connections = Tenure.over(store, Environment.SANDBOX)
                .clock(() -> NOW)
                .secrets(new SeededSecrets(7))
                .profiles(Stitch.STITCH)
                .vault(PlainVault.under("key"))
                .issuer(Stitch.STITCH, answering(answer))
                .statusPoller((connection, version) -> {})
                .build()
                .connections();
        var scope = Scope.parse("read offline_access").get();
        var id = connections
                .open(new NewConnection(Stitch.STITCH, scope, "ledger 42"))
                .get();
        var over = NOW.minus(Duration.ofHours(1));
        var response = TokenResponse.of(Secret.of("access"), over)
                .withRefresh(Secret.of("refresh"))
                .expiringIn(Duration.ofMinutes(1));
        connections.completeAuthorization(id, response);
        connections.credentialFor(id);
        var outbox = store.outbox();
        io.vavr.collection.Seq<String> errors = io.vavr.collection.Vector.empty();
        for (var claims = claimed(store); !claims.isEmpty(); claims = claimed(store)) {
            errors = errors.appendAll(claims.flatMap(
                    claim -> claim.notice().get().event().details().get(Detail.ERROR)));
            claims.forEach(outbox::acknowledge);
        }
        return errors.toList();
    }

    private static io.vavr.collection.Seq<ClaimedNotice> claimed(InMemoryStore store) {
        return store.outbox().claim(NOW, NOW.plusSeconds(60), 9);
    }

    private static Issuer answering(RefreshResult answer) {
        return new Issuer() {
            @Override
            public RefreshResult refresh(Configuration connection, Secret refreshToken) {
                return answer;
            }

            @Override
            public boolean revoke(Configuration connection, Secret token) {
                return true;
            }
        };
    }

    private static void isSame(Object expected, Object actual) {
        if (!expected.equals(actual)) throw new AssertionError("expected " + expected + ", was " + actual);
    }
}
