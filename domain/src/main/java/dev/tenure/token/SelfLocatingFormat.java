package dev.tenure.token;

import io.vavr.Tuple;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The format of bearer tokens: {@code <kind>_<environment>_<76 base64url characters>}, which encode a format byte, the
 * 16-byte {@link Locator}, the 4-byte generation, 32 random bytes and a CRC-32 of everything before it. The text itself
 * tells a used token from the current one, so nothing is stored for a replaced token. Only the one canonical text
 * parses, and noise is refused before any query. A code has generation 0, all others 1 and up.
 */
public enum SelfLocatingFormat implements TokenFormat {
    /** The only version so far. */
    VERSION_1;

    private static final byte FORMAT = 1;
    private static final int SECRET = 32;
    private static final int CHECKED = 1 + Locator.LENGTH + Integer.BYTES + SECRET;
    private static final int BODY = 76;
    private static final int LONGEST = 128;

    /** The number of characters that hold the format byte, the locator and no more than one further byte. */
    private static final int UP_TO_LOCATOR = 24;

    /**
     * A table, which is quicker than comparisons: the letters of a token are random, so no processor predicts the
     * branch.
     */
    private static final boolean[] LETTERS =
            letters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /** The random bytes: 16 for a first locator, and 32 for the secret. */
    @Override
    public int entropy() {
        return Locator.LENGTH + SECRET;
    }

    @Override
    public MintedToken mint(TokenKind kind, Environment environment, byte[] random) {
        var locator = Locator.ofBytes(random);
        var generation = kind == TokenKind.CODE ? 0 : 1;
        return written(Head.of(kind, environment), locator, locator.hash(kind, environment), generation, random);
    }

    @Override
    public MintedToken mintBeside(MintedToken kin, TokenKind kind, int generation, byte[] random) {
        if (!isOf(kind, generation))
            throw new IllegalArgumentException("no " + kind + " token is of generation " + generation);
        var of = kin.token();
        var locator = locatorIn(kin).towards(of.kind(), kind);
        var isShared = of.kind().isChained() == kind.isChained();
        var hash = isShared ? of.locator() : locator.hash(kind, of.environment());
        return written(Head.of(kind, of.environment()), locator, hash, generation, random);
    }

    /** The locator in a token that was read or written before, so that its sum is not computed again. */
    private static Locator locatorIn(MintedToken token) {
        var text = token.secret().reveal();
        var head = Head.of(token.token().kind(), token.token().environment()).text;
        var body = head.length();
        if (!text.startsWith(head) || text.length() != body + BODY || !isBase64(text, body))
            throw new IllegalArgumentException("the token beside it is of another form");
        return locatorIn(Base64.getUrlDecoder().decode(text.substring(body, body + UP_TO_LOCATOR)));
    }

    private static Locator locatorIn(byte[] body) {
        return Locator.ofBytes(Arrays.copyOfRange(body, 1, 1 + Locator.LENGTH));
    }

    private static MintedToken written(
            Head head, Locator locator, TokenHash locatorHash, int generation, byte[] random) {
        var body = ByteBuffer.allocate(CHECKED + Integer.BYTES)
                .put(FORMAT)
                .put(locator.bytes())
                .putInt(generation)
                .put(random, /* offset= */ Locator.LENGTH, /* length= */ SECRET);
        body.putInt(head.checksum(body.array()));
        var secret =
                Secret.of(head.text + Base64.getUrlEncoder().withoutPadding().encodeToString(body.array()));
        return new MintedToken(secret, head.presented(secret, locatorHash, generation));
    }

    @Override
    public Option<ParsedToken> parse(String text) {
        return read(text).map(read -> read.presented(text));
    }

    /** Reads from the end, where everything has its length; the rest is the head. */
    private static Option<Read> read(String text) {
        var body = text.length() - BODY;
        if (text.length() > LONGEST || body < 1 || !isBase64(text, body)) return Option.none();
        return Option.of(Head.BY_TEXT.get(text.substring(0, body)))
                .map(head -> new Read(head, Base64.getUrlDecoder().decode(text.substring(body))))
                .filter(Read::isGenuine);
    }

    /**
     * Returns true if there are as many characters of six bits as the bytes need, without padding: the same bytes have
     * no second text.
     */
    private static boolean isBase64(String text, int from) {
        for (var i = from; i < text.length(); i++) if (!isBase64(text.charAt(i))) return false;
        return true;
    }

    private static boolean isBase64(char letter) {
        return letter < LETTERS.length && LETTERS[letter];
    }

    private static boolean[] letters(String letters) {
        var isLetter = new boolean[128];
        for (var letter : letters.toCharArray()) isLetter[letter] = true;
        return isLetter;
    }

    /** Returns true if the generation fits the kind: a code begins its chain, before the first generation. */
    private static boolean isOf(TokenKind kind, int generation) {
        return kind == TokenKind.CODE ? generation == 0 : generation > 0;
    }

    /** The beginning of a text: its kind and environment, in the only accepted spelling. */
    private static final class Head {
        private static final PerKindAndEnvironment<Head> HEADS = new PerKindAndEnvironment<>(Head::new);
        private static final Map<String, Head> BY_TEXT = HEADS.all().toJavaMap(head -> Tuple.of(head.text, head));

        private final TokenKind kind;
        private final Environment environment;
        private final String text;
        private final byte[] bytes;

        Head(TokenKind kind, Environment environment) {
            this.kind = kind;
            this.environment = environment;
            this.text = kind.wire() + "_" + environment.wire() + "_";
            this.bytes = text.getBytes(StandardCharsets.US_ASCII);
        }

        static Head of(TokenKind kind, Environment environment) {
            return HEADS.of(kind, environment);
        }

        int checksum(byte[] body) {
            var crc = new CRC32();
            crc.update(bytes);
            crc.update(body, 0, CHECKED);
            return (int) crc.getValue();
        }

        ParsedToken presented(Secret secret, TokenHash locator, int generation) {
            return new ParsedToken(kind, environment, TokenHash.of(kind, environment, secret), locator, generation);
        }
    }

    /** The fields of a text before it is known to be genuine. */
    private static final class Read {
        private final Head head;
        private final byte[] body;
        private final int generation;

        Read(Head head, byte[] body) {
            this.head = head;
            this.body = body;
            this.generation = intAt(1 + Locator.LENGTH);
        }

        /** Returns true if writing it returns the same text. */
        boolean isGenuine() {
            return body[0] == FORMAT && isOf(head.kind, generation) && intAt(CHECKED) == head.checksum(body);
        }

        private int intAt(int place) {
            return ByteBuffer.wrap(body).getInt(place);
        }

        ParsedToken presented(String text) {
            return head.presented(Secret.of(text), locatorIn(body).hash(head.kind, head.environment), generation);
        }
    }
}
