package dev.tenure.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenure.connection.Configuration;
import dev.tenure.inmemory.InMemoryStore;
import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.RefreshResult;
import dev.tenure.principal.PrincipalId;
import dev.tenure.principal.WithdrawalReason;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Grants;
import dev.tenure.service.IssuedTokens;
import dev.tenure.service.NewGrant;
import dev.tenure.service.Tenure;
import dev.tenure.service.TokenResponse;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.Scope;
import dev.tenure.token.Secret;
import dev.tenure.token.UserId;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * The other side, as it really is: a Tenure of its own, whose refresh tokens work once. What happens to a request or to
 * its answer on the way is said beforehand, one for each request.
 */
final class OtherSide implements Issuer {
    static final Scope SCOPE = Scope.parse("read offline_access").get();

    private static final ClientId APP = new ClientId("app");
    private static final UserId USER = new UserId("user");

    private final InstantSource clock;
    private final Tenure provider;
    private final java.util.List<Secret> sent = new ArrayList<>();
    private final java.util.List<Secret> issued = new ArrayList<>();
    private final Queue<Fate> fates = new ArrayDeque<>();
    private volatile boolean confirms = true;

    OtherSide(InstantSource clock) {
        this.clock = clock;
        this.provider = Tenure.over(new InMemoryStore(), Environment.SANDBOX)
                .clock(clock)
                .profiles(Stitch.STITCH)
                .build();
    }

    /** What happens to a request on its way: it brings the answer, if it gets there. */
    @FunctionalInterface
    interface Fate {
        /** What comes back. */
        RefreshResult befalls(Supplier<RefreshResult> request);

        /** It arrives, and the answer is lost. */
        static Fate answerLost() {
            return request -> {
                assertThat(request.get()).isNotNull();
                return new RefreshResult.NoAnswer(Option.none());
            };
        }
    }

    /** The next request has this fate. */
    synchronized void next(Fate fate) {
        fates.add(fate);
    }

    /** The user authorizes the app. */
    synchronized TokenResponse authorized() {
        var askedAt = clock.instant();
        return obtained(
                grants().issue(NewGrant.of(Stitch.STITCH, APP, USER, SCOPE)).get(), askedAt);
    }

    private TokenResponse obtained(IssuedTokens tokens, Instant askedAt) {
        remember(tokens);
        return new TokenResponse(tokens.access(), tokens.refresh(), tokens.expiresIn(), Option.none(), askedAt);
    }

    private void remember(IssuedTokens tokens) {
        issued.add(tokens.access());
        tokens.refresh().forEach(issued::add);
    }

    /** The user takes everything back. */
    void withdraw() {
        provider.principals().withdraw(PrincipalId.of(APP, USER), WithdrawalReason.PERMISSION_WITHDRAWN);
    }

    @Override
    public RefreshResult refresh(Configuration connection, Secret refreshToken) {
        var fate = fateOf(refreshToken);
        return fate.befalls(() -> refreshed(refreshToken));
    }

    private synchronized Fate fateOf(Secret refreshToken) {
        sent.add(refreshToken);
        return fates.isEmpty() ? Supplier::get : fates.remove();
    }

    private RefreshResult refreshed(Secret refreshToken) {
        return grants().refresh(APP, refreshToken)
                .fold(why -> new RefreshResult.Refused("invalid_grant"), this::renewed);
    }

    private synchronized RefreshResult renewed(IssuedTokens tokens) {
        remember(tokens);
        return new RefreshResult.Renewed(tokens.access(), tokens.refresh(), tokens.expiresIn());
    }

    /** From now on it confirms nothing that is given back. */
    void confirmsNothing() {
        confirms = false;
    }

    @Override
    public boolean revoke(Configuration connection, Secret token) {
        if (!confirms) return false;
        grants().revoke(APP, token);
        return true;
    }

    /** Whether it takes this access token. */
    boolean takes(Secret access) {
        return grants().authenticate(access, Scope.parse("read").get()).isRight();
    }

    /** The refresh tokens that were sent, in order. */
    synchronized Seq<Secret> sent() {
        return List.ofAll(sent);
    }

    /** All it ever gave. */
    synchronized Seq<Secret> issued() {
        return List.ofAll(issued);
    }

    private Grants grants() {
        return provider.grants();
    }
}
