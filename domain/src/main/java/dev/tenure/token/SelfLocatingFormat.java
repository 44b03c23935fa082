package dev.tenure.token;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
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
    private static final int BODY = 76;
    private static final int LONGEST = 128;
    private static final BitSet LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
            .chars()
            .collect(BitSet::new, BitSet::set, BitSet::or);

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

    /** From its end, where everything has its length; what is left is the kind. */
    private static Option<Read> read(String text) {
        var body = text.length() - BODY;
        if (text.length() > LONGEST || body < 1 || text.charAt(body - 1) != '_') return Option.none();
        var environment = text.lastIndexOf('_', body - 2) + 1;
        if (environment < 1 || !isBase64(text, body)) return Option.none();
        return TokenKind.ofWire(text.substring(0, environment - 1))
                .flatMap(kind -> Environment.ofWire(text.substring(environment, body - 1))
                        .map(where ->
                                new Read(kind, where, Base64.getUrlDecoder().decode(text.substring(body)))))
                .filter(read -> read.isGenuine(text));
    }

    /** As many characters of six bits as the bytes need, and no padding: so there is no second text of the same bytes. */
    private static boolean isBase64(String text, int from) {
        for (var i = from; i < text.length(); i++) if (!LETTERS.get(text.charAt(i))) return false;
        return true;
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
        private final byte format;
        private final Locator locator;
        private final int generation;
        private final int checksum;
        private final byte[] body;

        Read(TokenKind kind, Environment environment, byte[] body) {
            var parts = ByteBuffer.wrap(body);
            this.kind = kind;
            this.environment = environment;
            this.format = parts.get();
            this.locator = Locator.ofBytes(Arrays.copyOfRange(body, 1, 1 + Locator.LENGTH));
            this.generation = parts.getInt(1 + Locator.LENGTH);
            this.checksum = parts.getInt(CHECKED);
            this.body = body;
        }

        /** Whether printing it gives the text back: so format and checksum are right, and the kind is no alias. */
        boolean isGenuine(String text) {
            return format == FORMAT
                    && (kind == TokenKind.CODE ? generation == 0 : generation > 0)
                    && text.startsWith(kind.wire())
                    && checksum == checksum(text.substring(0, text.length() - BODY), body);
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
