package dev.tenure.grant;

import dev.tenure.DomainStyle;
import dev.tenure.decision.Rejection;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.time.Lifetime;
import dev.tenure.token.KeyThumbprint;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import org.immutables.value.Value;

/** A provider's rules for its grants. A rule becomes a deadline when it applies. */
@DomainStyle
@Value.Immutable
public abstract class GrantRules {
    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

    GrantRules() {}

    /** The lifetime of a code: 5 minutes, at most 10 (RFC 6749 section 4.1.2). */
    @Value.Default
    public Duration codeLifetime() {
        return Duration.ofMinutes(5);
    }

    /** The lifetime of a client's own access token: 1 hour [stitch:client-token]. */
    @Value.Default
    public Duration clientTokenLifetime() {
        return Duration.ofHours(1);
    }

    /** The lifetime of a user's access token: 15 minutes [stitch:user-token]. */
    @Value.Default
    public Duration userTokenLifetime() {
        return Duration.ofMinutes(15);
    }

    /** The lifetime of a grant that can be refreshed, counted from the authentication of its user; 30 days unused. */
    @Value.Default
    public Lifetime refreshTokenLifetime() {
        return Lifetime.sliding(Duration.ofDays(30));
    }

    /**
     * The scope name with which a user's grant gets refresh tokens: {@code offline_access} [stitch:offline-access]. A
     * client's own grant never has any [stitch:client-token].
     */
    @Value.Default
    public String offlineScope() {
        return Scope.OFFLINE_ACCESS;
    }

    /** The treatment of a presented refresh token: it works once. */
    @Value.Default
    public Rotation rotation() {
        return Rotation.strict();
    }

    /** The treatment of the access token when a refresh issues the next: it is revoked at once. */
    @Value.Default
    public PreviousAccessRule previousAccess() {
        return PreviousAccessRule.REVOKE;
    }

    /**
     * True if an exchange or a refresh brings a public client refresh tokens only for a key (RFC 9700 section 2.2.2);
     * false by default, where rotation protects them. A grant without a code is issued as its host asks.
     */
    @Value.Default
    public boolean publicClientsNeedKey() {
        return false;
    }

    /** The limit of live grants for a user of a client: none. */
    @Value.Default
    public Option<GrantLimit> grantLimit() {
        return Option.none();
    }

    @Value.Check
    void check() {
        Lifetime.fixed(codeLifetime());
        Lifetime.fixed(clientTokenLifetime());
        Lifetime.fixed(userTokenLifetime());
        if (codeLifetime().compareTo(LONGEST_CODE) > 0)
            throw new IllegalArgumentException("a code lives at most " + LONGEST_CODE + ", not " + codeLifetime());
        if (refreshTokenLifetime().isShorterThan(userTokenLifetime()))
            throw new IllegalArgumentException("an access token would outlive its refresh token");
        if (rotation().retryUntil(Instant.EPOCH).exists(Instant.EPOCH.plus(userTokenLifetime())::isBefore))
            throw new IllegalArgumentException("a retry would bring an access token that is over");
    }

    /**
     * The end, which no refresh moves, of a user's grant issued now: the absolute lifetime since the user
     * authenticated. Refused if it has passed, or if the authentication lies in the future.
     */
    public Either<Rejection, Option<Deadline>> limit(Instant authenticatedAt, Instant now) {
        return limit(refreshTokenLifetime().cap(authenticatedAt), authenticatedAt, now);
    }

    /** The same, but no later than the end of the consent. */
    public Either<Rejection, Option<Deadline>> limit(Instant consentUntil, Instant authenticatedAt, Instant now) {
        var consent = new Deadline(consentUntil, Cause.CONSENT_EXPIRED);
        return limit(
                Deadline.earliest(Option.of(consent), refreshTokenLifetime().cap(authenticatedAt)),
                authenticatedAt,
                now);
    }

    private static Either<Rejection, Option<Deadline>> limit(
            Option<Deadline> limit, Instant authenticatedAt, Instant now) {
        if (authenticatedAt.isAfter(now)) return Either.left(new Rejection.OutOfRange("an authentication to come"));
        return limit.filter(end -> end.passedBy(now))
                .fold(() -> Either.right(limit), end -> Either.left(new Rejection.NotInFuture(end.at())));
    }

    /** Applies these rules to the grant's data from now on: they may bring its end closer, and never move it away. */
    GrantData applyTo(GrantData data) {
        var cap = refreshTokenLifetime()
                .cap(data.authenticatedAt())
                .filter(end -> data.ownership().user().isDefined());
        return data.withLimit(Deadline.earliest(data.limit(), cap));
    }

    /**
     * The reason why the grant does not continue with this request: these rules put its end before now, or demand a
     * key.
     */
    Option<Rejection> violation(GrantData data, TokenRequest request, Instant now) {
        return applyTo(data)
                .limit()
                .filter(end -> end.passedBy(now))
                .<Rejection>map(end -> new Rejection.GrantExpired(end.at(), end.cause()))
                .orElse(() -> Option.when(lacksKey(data, request), Rejection.KeyRequired::new));
    }

    private boolean lacksKey(GrantData data, TokenRequest request) {
        return publicClientsNeedKey() && request.isPublic() && request.key().isEmpty() && bringsRefreshTokens(data);
    }

    /** Returns true if a grant with this data gets refresh tokens under these rules. */
    boolean bringsRefreshTokens(GrantData data) {
        return data.ownership().user().isDefined() && data.scope().names().contains(offlineScope());
    }

    Deadline codeDeadline(Instant now) {
        return Deadline.after(now, codeLifetime(), Cause.LIFETIME_ENDED);
    }

    /** The deadline of a refresh for a grant that is issued, or refreshed, now. */
    Option<Deadline> refreshDeadline(GrantData data, Instant now) {
        return Deadline.earliest(data.limit(), refreshTokenLifetime().deadline(data.authenticatedAt(), now));
    }

    /** Issues an access token now. Its grant's end bounds it; the builder's checks keep it below the idle lifetime. */
    AccessToken accessToken(GrantData data, ParsedToken token, Scope scope, Option<KeyThumbprint> key, Instant now) {
        var lifetime = data.ownership().user().isDefined() ? userTokenLifetime() : clientTokenLifetime();
        var deadline = Deadline.earliest(Option.of(Deadline.after(now, lifetime, Cause.LIFETIME_ENDED)), data.limit());
        return new AccessToken(token.hash(), scope, now, deadline, key);
    }

    /** Starts a builder of rules that differ from the defaults in the attributes set. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builder of rules; it fails on durations out of range and on contradictory combinations. */
    public static final class Builder extends ImmutableGrantRules.Builder {
        Builder() {}
    }
}
