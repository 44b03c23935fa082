package dev.tenure.fuzz;

import dev.tenure.token.TokenKind;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;

/** The parts of a token's text, read independently and by hand: each possible prefix is tried in turn. */
record Said(TokenKind kind, String environment, String rest) {
    static final Map<String, TokenKind> WIRES = wires();
    private static final String[] ENVIRONMENTS = {"sandbox", "production", "development"};
    private static final int LONGEST = 512;
    private static final int BODY = 76;
    private static final int CHECKED = 53;

    private static Map<String, TokenKind> wires() {
        var wires = new LinkedHashMap<String, TokenKind>();
        wires.put("link", TokenKind.LINK);
        wires.put("public", TokenKind.PUBLIC);
        wires.put("access", TokenKind.ACCESS);
        wires.put("processor", TokenKind.PROCESSOR);
        wires.put("code", TokenKind.CODE);
        wires.put("refresh", TokenKind.REFRESH);
        wires.put("assets", TokenKind.ASSET_REPORT);
        wires.put("asset-report", TokenKind.ASSET_REPORT);
        wires.put("user", TokenKind.USER);
        wires.put("a", TokenKind.AUDIT_COPY);
        wires.put("third-party-user", TokenKind.THIRD_PARTY_USER);
        wires.put("payment-token", TokenKind.PAYMENT);
        return wires;
    }

    /** A text in Plaid's form: a kind that bears no grant, an environment, and printable letters to the end. */
    static Option<Said> plaid(String text) {
        return beginning(text, "-")
                .filter(said -> text.length() <= LONGEST && !said.rest.isEmpty() && isPrintable(said.rest))
                .filter(said -> said.kind != TokenKind.CODE && said.kind != TokenKind.REFRESH);
    }

    /** A text in the self-locating format, with a correct checksum. */
    static Option<Said> selfLocating(String text) {
        return beginning(text, "_")
                .filter(said -> !text.startsWith("asset-report") && said.rest.length() == BODY)
                .filter(Said::isGenuine);
    }

    private static Option<Said> beginning(String text, String between) {
        for (var wire : WIRES.entrySet())
            for (var environment : ENVIRONMENTS) {
                var head = wire.getKey() + between + environment + between;
                if (text.startsWith(head))
                    return Option.of(new Said(wire.getValue(), environment, text.substring(head.length())));
            }
        return Option.none();
    }

    private static boolean isPrintable(String text) {
        return text.chars().allMatch(c -> c >= '!' && c <= '~');
    }

    /** Returns true if the rest is a version 4 UUID in its one spelling. */
    boolean hasUuid() {
        if (rest.length() != 36) return false;
        for (var at = 0; at < rest.length(); at++) {
            var allowed =
                    switch (at) {
                        case 8, 13, 18, 23 -> "-";
                        case 14 -> "4";
                        case 19 -> "89ab";
                        default -> "0123456789abcdef";
                    };
            if (allowed.indexOf(rest.charAt(at)) < 0) return false;
        }
        return true;
    }

    int generation() {
        return ByteBuffer.wrap(body()).getInt(17);
    }

    private byte[] body() {
        return Base64.getUrlDecoder().decode(rest);
    }

    private boolean isGenuine() {
        if (!rest.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')))
            return false;
        var isCode = kind == TokenKind.CODE;
        return body()[0] == 1
                && (isCode ? generation() == 0 : generation() > 0)
                && written(kind.wire(), environment, body()).endsWith(rest);
    }

    /** The text with this body and a correct checksum. */
    static String written(String wire, String environment, byte[] body) {
        var head = wire + "_" + environment + "_";
        var sum = new CRC32();
        sum.update(head.getBytes(StandardCharsets.US_ASCII));
        sum.update(body, 0, CHECKED);
        var whole = ByteBuffer.wrap(body.clone()).putInt(CHECKED, (int) sum.getValue());
        return head + Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
    }
}
