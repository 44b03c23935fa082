package dev.tenure.vault;

import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.port.secret.Vault;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A vault with the JDK's AES-256-GCM and the host's keys. A sealed token is a format byte, a random 96-bit nonce, and
 * the encrypted token with its tag. The sealing context is authenticated with it. One key is good for 2<sup>32</sup>
 * seals (NIST SP 800-38D §8.3); the vault does not count them, so rotate keys in time. Immutable and thread-safe.
 */
public final class AesGcmVault implements Vault {
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int HEADER = 1 + NONCE;
    private static final int TAG = 16;
    private static final int KEY = 32;
    private static final Pattern NAME = Pattern.compile("[!-~]{1,64}");

    private final String current;
    private final Map<String, SecretKey> keys;
    private final SecretSource random;

    private AesGcmVault(String current, Map<String, SecretKey> keys, SecretSource random) {
        this.current = current;
        this.keys = keys;
        this.random = random;
    }

    /**
     * A vault whose current key is this one: 32 random bytes, which it copies. The key's name is 1 to 64 printable
     * ASCII characters without a space.
     */
    public static AesGcmVault sealingUnder(String name, byte[] key) {
        return new AesGcmVault(name, with(LinkedHashMap.empty(), name, key), SecretSource.secure());
    }

    /** The same vault with one more key, a former or future current key, which opens tokens sealed under it. */
    public AesGcmVault opening(String name, byte[] key) {
        return new AesGcmVault(current, with(keys, name, key), random);
    }

    /** The same vault with another source of nonces. A nonce used twice under one key exposes both tokens. */
    public AesGcmVault secrets(SecretSource source) {
        return new AesGcmVault(current, keys, source);
    }

    @Override
    public String currentKey() {
        return current;
    }

    @Override
    public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
        var known = keys.get(key).getOrElseThrow(() -> new IllegalArgumentException("no key of this name: " + key));
        var nonce = random.bytes(NONCE);
        try {
            var cipher =
                    cipher(Cipher.ENCRYPT_MODE, known, new GCMParameterSpec(TAG * Byte.SIZE, nonce), sealingContext);
            var encrypted = cipher.doFinal(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return SealedSecret.ofBytes(ByteBuffer.allocate(HEADER + encrypted.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(encrypted)
                    .array());
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public Option<Secret> open(String key, SealedSecret sealed, SealingContext sealingContext) {
        return keys.get(key).flatMap(known -> open(known, sealed.bytes(), sealingContext));
    }

    @Override
    public String toString() {
        return "AesGcmVault[" + keys.keySet().mkString(", ") + "]";
    }

    private static Option<Secret> open(SecretKey key, byte[] bytes, SealingContext sealingContext) {
        if (bytes.length < HEADER + TAG || bytes[0] != FORMAT) return Option.none();
        try {
            var nonce = new GCMParameterSpec(TAG * Byte.SIZE, bytes, 1, NONCE);
            var text = cipher(Cipher.DECRYPT_MODE, key, nonce, sealingContext)
                    .doFinal(bytes, HEADER, bytes.length - HEADER);
            return Option.of(Secret.of(new String(text, StandardCharsets.UTF_8)));
        } catch (AEADBadTagException sealedOtherwise) {
            return Option.none();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, GCMParameterSpec nonce, SealingContext sealingContext)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, nonce);
        cipher.updateAAD(sealingContext.bytes());
        return cipher;
    }

    /** Refuses without repeating the name or the key, since the caller may have swapped them. */
    private static Map<String, SecretKey> with(Map<String, SecretKey> keys, String name, byte[] key) {
        if (!NAME.matcher(name).matches())
            throw new IllegalArgumentException("a key's name is 1 to 64 printable ASCII characters without a space");
        if (key.length != KEY)
            throw new IllegalArgumentException("a key of 256 bits is 32 bytes, and not " + key.length);
        if (keys.containsKey(name)) throw new IllegalArgumentException("there is a key of this name already");
        if (keys.values().exists(known -> Arrays.equals(known.getEncoded(), key)))
            throw new IllegalArgumentException(
                    "this key has a name already: two names for it would seal twice too often");
        return keys.put(name, new SecretKeySpec(key, "AES"));
    }

    private static IllegalStateException broken(GeneralSecurityException cause) {
        return new IllegalStateException("every Java platform has AES-256-GCM", cause);
    }
}
