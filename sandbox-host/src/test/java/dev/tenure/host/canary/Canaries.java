package dev.tenure.host.canary;

import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import dev.tenure.token.MintedToken;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenKind;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The secrets of a host, and its responses. Thread-safe. */
final class Canaries {
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();
    private final Set<TokenKind> kinds = ConcurrentHashMap.newKeySet();
    private final Set<String> endpoints = ConcurrentHashMap.newKeySet();
    private final Queue<Response> responses = new ConcurrentLinkedQueue<>();

    /** A response and its endpoint. */
    record Response(String endpoint, int status, String headers, String body) {
        boolean isGood() {
            return status < 400;
        }
    }

    /** A copy of a profile that records its tokens when they are minted. */
    Profile watched(Profile profile) {
        return profile.withFormat(new Watched(profile.format(), this));
    }

    void add(String secret) {
        secrets.add(secret);
    }

    void endpoint(String pattern) {
        endpoints.add(pattern);
    }

    void answered(String endpoint, int status, String headers, String body) {
        responses.add(new Response(endpoint, status, headers, body));
    }

    Seq<String> secrets() {
        return Vector.ofAll(secrets);
    }

    Seq<TokenKind> kinds() {
        return Vector.ofAll(kinds);
    }

    Seq<String> endpoints() {
        return Vector.ofAll(endpoints);
    }

    Seq<Response> responses() {
        return Vector.ofAll(responses);
    }

    private MintedToken noted(TokenKind kind, MintedToken token) {
        add(token.secret().reveal());
        kinds.add(kind);
        return token;
    }

    /** A token format that records each token it mints. */
    private record Watched(TokenFormat behind, Canaries canaries) implements TokenFormat {
        @Override
        public int entropy() {
            return behind.entropy();
        }

        @Override
        public MintedToken mint(TokenKind kind, Environment environment, byte[] random) {
            return canaries.noted(kind, behind.mint(kind, environment, random));
        }

        @Override
        public MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random) {
            return canaries.noted(kind, behind.mintBeside(kin, kind, generation, random));
        }

        @Override
        public Option<ParsedToken> parse(String text) {
            return behind.parse(text);
        }
    }
}
