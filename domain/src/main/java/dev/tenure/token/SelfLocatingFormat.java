package dev.tenure.token;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The form of bearer tokens: {@code <kind>_<environment>_<76 base64url characters>}, these being a format byte, the
 * 16-byte {@link Locator}, the 4-byte generation, 32 random bytes and a CRC-32 of all that precedes it. The text itself
 * tells a used token from the current one, so nothing is stored for a token that was replaced. Only the one canonical
 * text is taken, and noise is refused before anything is looked up. A code is of generation 0, all others of 1 and up.
 */
public enum SelfLocatingFormat implements TokenFormat {
    /** The one format there is so far. */
    VERSION_1;

    private static final byte FORMAT = 1;
    private static final int SECRET = 32;
    private static final int CHECKED = 1 + Locator.LENGTH + Integer.BYTES + SECRET;
    private static final Pattern SHAPE =
            Pattern.compile("([a-z]+(?:-[a-z]+)*)_(sandbox|production|development)_([A-Za-z0-9_-]{76})");
    private static final int LONGEST = 128;

    /** Of these, 16 are the locator where there is none yet, and 32 the secret. */
    @Override
    public int entropy() {
        return Locator.LENGTH + SECRET;
    }

    @Override
    public Secret mint(TokenKind kind, Environment environment, byte[] random) {
        return print(kind, environment, Locator.ofBytes(random), firstGeneration(kind), secret(random));
    }

    @Override
    public Secret mintBeside(Secret kin, TokenKind kind, int generation, byte[] random) {
        var read = read(kin.reveal())
                .getOrElseThrow(() -> new IllegalArgumentException("the token beside it is of another form"));
        if (generation < firstGeneration(kind))
            throw new IllegalArgumentException("no " + kind + " token is of generation " + generation);
        return print(kind, read.environment, read.locator.towards(read.kind, kind), generation, secret(random));
    }

    @Override
    public Option<Presented> parse(String text) {
        return read(text).map(read -> read.presented(text));
    }

    private static Option<Read> read(String text) {
        if (text.length() > LONGEST) return Option.none();
        var shape = SHAPE.matcher(text);
        if (!shape.matches()) return Option.none();
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(shape.group(3)));
        return TokenKind.ofWire(shape.group(1))
                .flatMap(kind -> Environment.ofWire(shape.group(2)).map(where -> new Read(kind, where, bytes)))
                .filter(read -> read.isGenuine(text));
    }

    private static Secret print(
            TokenKind kind, Environment environment, Locator locator, int generation, byte[] secret) {
        var head = head(kind, environment);
        var body = ByteBuffer.allocate(CHECKED + Integer.BYTES)
                .put(FORMAT)
                .put(locator.bytes())
                .putInt(generation)
                .put(secret);
        body.putInt(checksum(head, body.array()));
        return Secret.of(head + Base64.getUrlEncoder().withoutPadding().encodeToString(body.array()));
    }

    private static String head(TokenKind kind, Environment environment) {
        return kind.wire() + "_" + environment.wire() + "_";
    }

    private static int checksum(String head, byte[] body) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        crc.update(body, 0, CHECKED);
        return (int) crc.getValue();
    }

    private static int firstGeneration(TokenKind kind) {
        return kind == TokenKind.CODE ? 0 : 1;
    }

    private static byte[] secret(byte[] random) {
        return Arrays.copyOfRange(random, Locator.LENGTH, Locator.LENGTH + SECRET);
    }

    /** What a text says, before it is known to be genuine. */
    private static final class Read {
        private final TokenKind kind;
        private final Environment environment;
        private final Locator locator;
        private final int generation;
        private final byte[] secret = new byte[SECRET];

        Read(TokenKind kind, Environment environment, ByteBuffer body) {
            this.kind = kind;
            this.environment = environment;
            body.get();
            var located = new byte[Locator.LENGTH];
            body.get(located);
            this.locator = Locator.ofBytes(located);
            this.generation = body.getInt();
            body.get(secret);
        }

        /** Whether printing it gives the text back: so format and checksum are right, and the kind is no alias. */
        boolean isGenuine(String text) {
            return (kind == TokenKind.CODE ? generation == 0 : generation > 0)
                    && print(kind, environment, locator, generation, secret).equals(Secret.of(text));
        }

        Presented presented(String text) {
            return new Presented(
                    kind,
                    environment,
                    TokenHash.of(kind, environment, Secret.of(text)),
                    locator.hash(kind, environment),
                    generation);
        }
    }
}
