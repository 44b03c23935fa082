package dev.tenure.token;

import java.util.Arrays;

/**
 * A secret that must be returned once more, encrypted under a secret that only its holder has. To the domain it is
 * bytes; a copy of the store cannot open it. Immutable.
 */
public final class SealedSecret {
    private final byte[] bytes;

    private SealedSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The seal stored as these bytes. */
    public static SealedSecret ofBytes(byte[] stored) {
        return new SealedSecret(stored.clone());
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedSecret sealed && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + bytes.length + " bytes]";
    }
}
