/** Proofs of possession of a key, by DPoP (RFC 9449): verified here, so that the library compares thumbprints. */
@NullMarked
package dev.tenure.host.dpop;

import org.jspecify.annotations.NullMarked;
