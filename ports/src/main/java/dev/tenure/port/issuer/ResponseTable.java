package dev.tenure.port.issuer;

import dev.tenure.port.issuer.RefreshResult.Misconfigured;
import dev.tenure.port.issuer.RefreshResult.NoAnswer;
import dev.tenure.port.issuer.RefreshResult.RateLimited;
import dev.tenure.port.issuer.RefreshResult.Refused;
import dev.tenure.port.issuer.RefreshResult.UpdateRequired;
import io.vavr.collection.HashSet;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * The meaning of each response of a provider's token endpoint, as data. The first row that holds decides; a token is
 * refused by a known code alone. The status decides before any row where it says that the token was not judged: 429 is
 * a rate limit, and a redirection, 408, 425 and 500 or more are trouble, whatever the body says. A status from 400
 * without a code, as on the page of a proxy or a firewall, is trouble too; anything else is unknown. Immutable.
 */
public final class ResponseTable {
    private static final int SUCCESSES = 200;
    private static final int REDIRECTIONS = 300;
    private static final int CLIENT_ERRORS = 400;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final Set<Integer> PASSING = HashSet.of(REQUEST_TIMEOUT, TOO_EARLY);

    private final List<ErrorRow> rows;
    private final TokenFields tokens;

    private ResponseTable(List<ErrorRow> rows, TokenFields tokens) {
        this.rows = rows;
        this.tokens = tokens;
    }

    /** Returns a table of these rows, with tokens in the standard fields. */
    public static ResponseTable of(ErrorRow... rows) {
        return new ResponseTable(List.of(rows), TokenFields.STANDARD);
    }

    /** Puts rows before the others. */
    public ResponseTable startingWith(ErrorRow... first) {
        return new ResponseTable(rows.prependAll(List.of(first)), tokens);
    }

    /** Reads tokens in other fields. */
    public ResponseTable withTokensIn(TokenFields fields) {
        return new ResponseTable(rows, fields);
    }

    /** The rows, in their order. */
    public Seq<ErrorRow> rows() {
        return rows;
    }

    /** Returns the result of a refresh: the tokens of a success, or the meaning of any other response. */
    public RefreshResult resultOf(TokenEndpointResponse response) {
        return isSuccess(response.status())
                ? tokens.renewedIn(response)
                        .<RefreshResult>map(renewed -> renewed)
                        .getOrElse(() -> failure(response))
                : failure(response);
    }

    private RefreshResult failure(TokenEndpointResponse response) {
        return switch (meaningOf(response)) {
            case DEAD -> new Refused(codeIn(response));
            case USER_NEEDED -> new UpdateRequired(codeIn(response));
            case SET_UP -> new Misconfigured(codeIn(response));
            case RATE_LIMIT -> new RateLimited(response.retryAfter());
            case TROUBLE, UNKNOWN -> new NoAnswer(response.retryAfter());
        };
    }

    private String codeIn(TokenEndpointResponse response) {
        return rowOf(response).flatMap(row -> row.codeIn(response)).get();
    }

    /** Returns the meaning of a response without tokens. */
    public ErrorMeaning meaningOf(TokenEndpointResponse response) {
        var status = response.status();
        if (status == TOO_MANY_REQUESTS) return ErrorMeaning.RATE_LIMIT;
        if (isPassing(status)) return ErrorMeaning.TROUBLE;
        return rowOf(response).map(ErrorRow::meaning).getOrElse(() -> otherwise(response));
    }

    private Option<ErrorRow> rowOf(TokenEndpointResponse response) {
        return response.status() < SUCCESSES ? Option.none() : rows.find(row -> row.holdsFor(response));
    }

    private ErrorMeaning otherwise(TokenEndpointResponse response) {
        var hasCode = rows.exists(row -> row.codeIn(response).isDefined());
        return response.status() >= CLIENT_ERRORS && !hasCode ? ErrorMeaning.TROUBLE : ErrorMeaning.UNKNOWN;
    }

    private static boolean isSuccess(int status) {
        return status >= SUCCESSES && status < REDIRECTIONS;
    }

    private static boolean isPassing(int status) {
        var isRedirection = status >= REDIRECTIONS && status < CLIENT_ERRORS;
        return isRedirection || status >= SERVER_ERRORS || PASSING.contains(status);
    }
}
