package dev.tenure.benchmarks.pure;

import dev.tenure.decision.Decision;
import dev.tenure.decision.DecisionContext;
import dev.tenure.decision.Rejection;
import dev.tenure.grant.AccessToken;
import dev.tenure.grant.Grant;
import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.Issuance;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.Successor;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.Stitch;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.SelfLocatingFormat;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.State;

/** The domain's part of a call, with every hash at hand. */
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class Decisions {
    private static final ClientId CLIENT = new ClientId("app");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final GrantRules rules = Stitch.STITCH.grants();
    private final Scope scope = Scope.parse("accounts offline_access").get();
    private final ParsedToken refresh = token(TokenKind.REFRESH);
    private final ParsedToken access = token(TokenKind.ACCESS);
    private final Grant grant = Grant.issue(
                    GrantData.builder()
                            .id(new GrantId(new UUID(1, 2)))
                            .profile("stitch")
                            .ownership(new Ownership(CLIENT, 0, Option.of(new UserId("user-7")), 0))
                            .environment(Environment.SANDBOX)
                            .scope(scope)
                            .createdAt(NOW)
                            .authenticatedAt(NOW)
                            .build(),
                    Successor.of(refresh, access),
                    rules,
                    NOW)
            .next();
    private final PresentedToken presentation =
            PresentedToken.of(refresh, CLIENT).firstSeenBy(grant);
    private final Successor next = Successor.of(after(refresh), after(access));
    private final DecisionContext context = DecisionContext.at(NOW.plusSeconds(60));

    /** A refresh: settles, checks the client, the generation, the hash and the scope, and stores the next pair. */
    @Benchmark
    public Decision<Grant, Issuance> refresh() {
        return grant.decide(context, settled -> settled.refresh(presentation, next, rules, context.now()));
    }

    /** The check of an access token. */
    @Benchmark
    public Either<Rejection, AccessToken> authenticate() {
        return grant.authenticate(access, scope, context);
    }

    private static ParsedToken token(TokenKind kind) {
        return SelfLocatingFormat.VERSION_1
                .mint(kind, Environment.SANDBOX, new byte[SelfLocatingFormat.VERSION_1.entropy()])
                .token();
    }

    private static ParsedToken after(ParsedToken token) {
        return new ParsedToken(
                token.kind(), token.environment(), token.hash(), token.locator(), token.generation() + 1);
    }
}
