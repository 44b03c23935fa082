package dev.tenure.service;

import dev.tenure.decision.Rejection;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import dev.tenure.token.ParsedToken;
import dev.tenure.token.TokenFormat;
import dev.tenure.token.TokenHash;
import dev.tenure.token.TokenKind;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;

/** Who gets as far as a look-up: texts that are tokens, of a kind that the call takes, of this environment. */
final class TokenReader {
    private final Environment environment;
    private final Map<String, Profile> profiles;
    private final Seq<TokenFormat> formats;

    TokenReader(Environment environment, Seq<Profile> profiles) {
        this.environment = environment;
        this.profiles = LinkedHashMap.ofEntries(profiles.map(profile -> Tuple.of(profile.name(), profile)));
        this.formats = profiles.map(Profile::format).distinct();
    }

    /** The text as a token of one of these kinds, or why it is not looked up. */
    Either<Rejection, AdmittedToken> admit(String text, TokenKind... kinds) {
        for (var format : formats)
            for (var token : format.parse(text)) return admit(new AdmittedToken(token, format), kinds);
        return Either.left(new Rejection.Malformed());
    }

    private Either<Rejection, AdmittedToken> admit(AdmittedToken admitted, TokenKind... kinds) {
        var token = admitted.token();
        if (token.environment() != environment)
            return Either.left(new Rejection.WrongEnvironment(token.environment(), environment));
        for (var kind : kinds) if (kind == token.kind()) return Either.right(admitted);
        return Either.left(new Rejection.WrongKind(token.kind()));
    }

    /** The profile that an aggregate found by its name follows, if it belongs here. */
    Either<Rejection, Profile> profileOf(String name, Environment where) {
        return where == environment ? profile(name) : Either.left(new Rejection.WrongEnvironment(where, environment));
    }

    /** The profile for something new; nothing is new in a retired environment. */
    Either<Rejection, Profile> profileForNew(String name, Instant now) {
        return environment.isRetired(now)
                ? Either.left(new Rejection.EnvironmentRetired(
                        environment.retirement().get().at()))
                : profile(name);
    }

    Environment environment() {
        return environment;
    }

    private Either<Rejection, Profile> profile(String name) {
        return profiles.get(name).toEither(() -> new Rejection.UnknownProfile(name));
    }

    /** A token that may be looked up, and how it is written: its successors are written so too. */
    record AdmittedToken(ParsedToken token, TokenFormat format) {
        TokenHash hash() {
            return token.hash();
        }
    }
}
