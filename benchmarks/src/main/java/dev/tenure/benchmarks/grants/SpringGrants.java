package dev.tenure.benchmarks.grants;

import io.vavr.control.Option;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenIntrospectionAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;

/**
 * Spring Authorization Server below HTTP, through the providers that its endpoints use: opaque access tokens, rotated
 * refresh tokens, Stitch's lifetimes.
 */
public final class SpringGrants implements GrantKeeper {
    private static final Set<String> SCOPES = Set.of("accounts", "offline_access");
    private static final AuthorizationServerContext CONTEXT = new Context();

    /** The one client, which the server's repository of authorizations reads. */
    public static final RegisteredClientRepository CLIENTS = new InMemoryRegisteredClientRepository(client());

    private final OAuth2AuthorizationService service;
    private final OAuth2ClientAuthenticationToken client =
            new OAuth2ClientAuthenticationToken(client(), ClientAuthenticationMethod.CLIENT_SECRET_BASIC, "secret");
    private final OAuth2RefreshTokenAuthenticationProvider refreshing;
    private final OAuth2TokenIntrospectionAuthenticationProvider introspecting;
    private final OAuth2TokenRevocationAuthenticationProvider revoking;

    public SpringGrants(OAuth2AuthorizationService service) {
        this.service = service;
        this.refreshing = new OAuth2RefreshTokenAuthenticationProvider(
                service,
                new DelegatingOAuth2TokenGenerator(
                        new OAuth2AccessTokenGenerator(), new OAuth2RefreshTokenGenerator()));
        this.introspecting = new OAuth2TokenIntrospectionAuthenticationProvider(CLIENTS, service);
        this.revoking = new OAuth2TokenRevocationAuthenticationProvider(service);
    }

    private static RegisteredClient client() {
        return RegisteredClient.withId("app")
                .clientId("app")
                .clientSecret("{noop}secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri("https://app.example/callback")
                .scopes(all -> all.addAll(SCOPES))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenFormat(OAuth2TokenFormat.REFERENCE)
                        .accessTokenTimeToLive(Duration.ofMinutes(15))
                        .refreshTokenTimeToLive(Duration.ofDays(365))
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }

    @Override
    public String name() {
        return "Spring Authorization Server";
    }

    @Override
    public Pair issue(int user) {
        var now = Instant.now();
        var pair = new Pair(text(), text());
        var principal = UsernamePasswordAuthenticationToken.authenticated("user-" + user, null, Set.of());
        service.save(OAuth2Authorization.withRegisteredClient(client())
                .principalName(principal.getName())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(SCOPES)
                .attribute(Principal.class.getName(), principal)
                .accessToken(new OAuth2AccessToken(
                        OAuth2AccessToken.TokenType.BEARER,
                        pair.access(),
                        now,
                        now.plus(Duration.ofMinutes(15)),
                        SCOPES))
                .refreshToken(new OAuth2RefreshToken(pair.refresh(), now, now.plus(Duration.ofDays(365))))
                .build());
        return pair;
    }

    /** A text as long as the server's own. */
    private static String text() {
        return (UUID.randomUUID().toString() + UUID.randomUUID() + UUID.randomUUID() + UUID.randomUUID())
                .replace("-", "");
    }

    @Override
    public Option<Pair> refresh(Pair held) {
        AuthorizationServerContextHolder.setContext(CONTEXT);
        try {
            var answer = (OAuth2AccessTokenAuthenticationToken) answered(refreshing.authenticate(
                    new OAuth2RefreshTokenAuthenticationToken(held.refresh(), client, Set.of(), Map.of())));
            return Option.of(answer.getRefreshToken())
                    .map(refresh -> new Pair(
                            refresh.getTokenValue(), answer.getAccessToken().getTokenValue()));
        } catch (OAuth2AuthenticationException refused) {
            return Option.none();
        }
    }

    @Override
    public boolean authenticate(String access) {
        var answer = (OAuth2TokenIntrospectionAuthenticationToken) answered(introspecting.authenticate(
                new OAuth2TokenIntrospectionAuthenticationToken(access, client, null, Map.of())));
        return answer.getTokenClaims().isActive();
    }

    @Override
    public void revoke(Pair held) {
        answered(revoking.authenticate(
                new OAuth2TokenRevocationAuthenticationToken(held.refresh(), client, "refresh_token")));
    }

    private static Authentication answered(@Nullable Authentication answer) {
        if (answer == null) throw new IllegalStateException("not for this provider");
        return answer;
    }

    /** The server's own address. */
    private static final class Context implements AuthorizationServerContext {
        @Override
        public String getIssuer() {
            return "https://issuer.example";
        }

        @Override
        public AuthorizationServerSettings getAuthorizationServerSettings() {
            return AuthorizationServerSettings.builder().issuer(getIssuer()).build();
        }
    }
}
