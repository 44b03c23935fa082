package dev.tenure.contract;

import static dev.tenure.contract.Specimen.CLIENT;
import static dev.tenure.contract.Specimen.NOW;

import dev.tenure.grant.GrantData;
import dev.tenure.grant.GrantId;
import dev.tenure.grant.GrantRules;
import dev.tenure.grant.PresentedToken;
import dev.tenure.grant.PreviousAccessRule;
import dev.tenure.grant.Rotation;
import dev.tenure.grant.Successor;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.principal.Ownership;
import dev.tenure.profile.OAuth;
import dev.tenure.time.Cause;
import dev.tenure.time.Deadline;
import dev.tenure.token.ClientId;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.Scope;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.SelfLocatingFormat;
import dev.tenure.token.TokenKind;
import dev.tenure.token.UserId;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A grant as it is stored, and the texts of its tokens. */
record GrantSpecimen(GrantData data, MintedToken code) {
    static final Scope SCOPE = Scope.parse("read write offline_access").get();
    static final Duration WINDOW = Duration.ofSeconds(30);
    static final GrantRules RULES = GrantRules.builder()
            .rotation(Rotation.retryable(WINDOW))
            .previousAccess(PreviousAccessRule.KEEP)
            .build();

    private static final SelfLocatingFormat FORMAT = SelfLocatingFormat.VERSION_1;
    private static final SecretSource RANDOM = SecretSource.secure();

    /** A user's grant, whose consent lasts for ninety days. */
    static GrantSpecimen ofUser() {
        var consentEnd = new Deadline(Specimen.CONSENT_END, Cause.CONSENT_EXPIRED);
        return of(user(NOW.minusMillis(1)).limit(Option.of(consentEnd)));
    }

    /** A user's grant, which has no end of its own. */
    static GrantSpecimen authenticatedAt(Instant instant) {
        return of(user(instant));
    }

    /** A client's own grant: it has no refresh token. */
    static GrantSpecimen ofClient() {
        return of(data(NOW.minusMillis(1))
                .ownership(new Ownership(CLIENT, 0, Option.none(), 0))
                .scope(Scope.empty()));
    }

    /** A grant of this user of this client, which can be refreshed. */
    static GrantSpecimen of(ClientId client, UserId user) {
        return of(user(NOW).ownership(new Ownership(client, 0, Option.of(user), 0)));
    }

    /** A grant of a user who is present, which cannot be refreshed. */
    static GrantSpecimen presentUser() {
        return of(user(NOW).scope(Scope.empty()));
    }

    private static GrantData.Builder user(Instant authenticatedAt) {
        return data(authenticatedAt).ownership(Specimen.owned()).scope(SCOPE);
    }

    private static GrantData.Builder data(Instant authenticatedAt) {
        return GrantData.builder()
                .id(new GrantId(UUID.randomUUID()))
                .profile(OAuth.OAUTH.name())
                .environment(Environment.SANDBOX)
                .reference(Option.of("the host's own"))
                .createdAt(NOW)
                .authenticatedAt(authenticatedAt);
    }

    private static GrantSpecimen of(GrantData.Builder data) {
        return new GrantSpecimen(data.build(), FORMAT.mint(TokenKind.CODE, Environment.SANDBOX, random()));
    }

    ParsedToken codeToken() {
        return code.token();
    }

    /** The tokens of these generations, sealed as if they could be asked for again. */
    Successor pair(int refreshGeneration, int accessGeneration) {
        return new Successor(
                FORMAT.mintBeside(code, TokenKind.REFRESH, refreshGeneration, random())
                        .token(),
                FORMAT.mintBeside(code, TokenKind.ACCESS, accessGeneration, random())
                        .token(),
                Option.of(SealedSecret.ofBytes(random())));
    }

    static PresentedToken byClient(ParsedToken token) {
        return PresentedToken.of(token, CLIENT);
    }

    private static byte[] random() {
        return RANDOM.bytes(FORMAT.entropy());
    }
}
