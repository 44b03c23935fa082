package dev.tenure.histories.grant.oracle;

import static java.util.Objects.requireNonNull;

import dev.tenure.histories.fixture.Refused;
import dev.tenure.histories.grant.oracle.Ledger.Grant;
import dev.tenure.histories.grant.oracle.Ledger.Token;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The proofs that a request must bring with a token. A wrong one is refused before anything changes. */
public final class Proofs {
    /** Verifiers with their S256 challenges, computed elsewhere; the first pair is that of RFC 7636 appendix B. */
    public static final Map<String, String> CHALLENGES = Map.of(
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "~.".repeat(64),
            "Uin4L3c89VE7IzmR_45YZQgB9Y-PTm8iWiRRng0CkJY");

    /** A text a letter too short to be a verifier, and its digest, which therefore no verifier meets. */
    public static final String TOO_SHORT = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX";

    public static final String UNMET = "MzGuVmuCfiyhtA8T4e8WBVUlbW1KtArN4Sk-n-PRX_s";

    private static final String CERTIFICATE = "MUTUAL_TLS:";

    private Proofs() {}

    /** Refuses another key, or none, with a token from the first on that was bound. */
    static void mustHoldKey(Grant grant, String text, Request by) {
        if (isBound(grant, text) && !Ledger.same(grant.key, by.key())) throw new Refused("WRONG_KEY");
    }

    /** Returns true if this code or refresh token of the grant is bound to its key. */
    public static boolean isBound(Grant grant, String text) {
        if (grant.key == null) return false;
        var first = grant.boundFrom == null ? 0 : grant.boundFrom.said().generation();
        return requireNonNull(TokenText.read(text)).generation() >= first;
    }

    /** Refuses a request without the proofs of the authorization to which its code is bound. */
    static void mustProveCode(Grant grant, Request by) {
        var binding = grant.binding;
        var isSent = binding.redirectUri() == null || binding.redirectUri().equals(by.redirectUri());
        var met = by.verifier() == null ? null : CHALLENGES.getOrDefault(by.verifier(), "unmet");
        if (!isSent || !Ledger.same(binding.challenge(), met)) throw new Refused("WRONG_CODE_PROOF");
    }

    /** Refuses a public client without a key, where its refresh token would need one. */
    static void mustBringKey(Grant grant, Request by) {
        if (grant.terms.demandsKey && by.isPublic() && by.key() == null && grant.isOffline())
            throw new Refused("KEY_REQUIRED");
    }

    /** Refuses an access token without its key; beside a token without a key a certificate does no harm. */
    static void mustOpen(Token token, @Nullable String proven) {
        var isOpen = token.key == null ? proven == null || proven.startsWith(CERTIFICATE) : token.key.equals(proven);
        if (!isOpen) throw new Refused("WRONG_KEY");
    }

    /** The key to which a token is bound. */
    public static @Nullable String keyOf(Token token) {
        return token.isChained() ? token.grant.key : token.key;
    }
}
