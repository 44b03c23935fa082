package dev.tenure.token;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Plaid's format {@code [type]-[environment]-[uuid]} [plaid:token-format]. Types may contain hyphens, so a text is
 * split at its environment. A minted one is a canonical version 4 UUID, 122 random bits: enough for kinds that are
 * presented with the client's secret; codes and refresh tokens are not written this way (RFC 6749 section 10.10).
 */
public enum PlaidFormat implements TokenFormat {
    /** The format of tokens issued here: the identifier must be the canonical text of a version 4 UUID. */
    STRICT {
        @Override
        boolean takes(String identifier) {
            return RandomUuid.parse(identifier).isDefined();
        }
    },
    /** The format of tokens that others issued: any printable ASCII follows the environment. */
    OPAQUE {
        @Override
        boolean takes(String identifier) {
            return true;
        }
    };

    private static final int LONGEST = 512;
    private static final Pattern SHAPE =
            Pattern.compile("([a-z]+(?:-[a-z]+)*?)-(sandbox|production|development)-([!-~]+)");

    abstract boolean takes(String identifier);

    @Override
    public int entropy() {
        return RandomUuid.BYTES;
    }

    @Override
    public MintedToken mint(TokenKind kind, Environment environment, byte[] random) {
        if (kind.isChained()) throw new IllegalArgumentException("no " + kind + " token has so few random bits");
        var secret = Secret.of(kind.wire() + "-" + environment.wire() + "-" + RandomUuid.of(random));
        return new MintedToken(secret, presented(kind, environment, secret));
    }

    /** Mints with the other's environment and nothing else: the store knows the aggregate and the generation. */
    @Override
    public MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random) {
        var environment = parse(kin.secret().reveal())
                .getOrElseThrow(() -> new IllegalArgumentException("the token beside it is of another form"))
                .environment();
        return mint(kind, environment, random);
    }

    @Override
    public Option<ParsedToken> parse(String text) {
        if (text.length() > LONGEST) return Option.none();
        var shape = SHAPE.matcher(text);
        if (!shape.matches() || !takes(shape.group(3))) return Option.none();
        return TokenKind.ofWire(shape.group(1))
                .filter(kind -> !kind.isChained())
                .flatMap(kind -> Environment.ofWire(shape.group(2))
                        .map(environment -> presented(kind, environment, Secret.of(text))));
    }

    private static ParsedToken presented(TokenKind kind, Environment environment, Secret secret) {
        return new ParsedToken(kind, environment, TokenHash.of(kind, environment, secret));
    }
}
