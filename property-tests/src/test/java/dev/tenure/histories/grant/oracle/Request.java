package dev.tenure.histories.grant.oracle;

import org.jspecify.annotations.Nullable;

/** The request in which a client presents a token, with all that it proves. */
public record Request(
        String client,
        boolean isPublic,
        @Nullable String redirectUri,
        @Nullable String verifier,
        @Nullable String key) {
    /** The host's own, when it issues the first tokens of a grant without a code. */
    static Request ofHost(Wish wish) {
        var binding = wish.binding();
        var key = binding.accessTokenKey() == null ? binding.key() : binding.accessTokenKey();
        return new Request(wish.client(), false, null, null, key);
    }
}
