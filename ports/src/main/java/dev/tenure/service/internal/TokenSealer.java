package dev.tenure.service.internal;

import dev.tenure.port.secret.SecretSource;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals a secret that must be shown once more: AES-256-GCM under HKDF-SHA256 (RFC 5869) of the secret that unlocks it,
 * which only its holder has. The context goes into the key and is authenticated, so a seal that was moved elsewhere
 * does not open.
 */
public final class TokenSealer {
    private static final String LABEL = "tenure seal 1";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretSource random;

    public TokenSealer(SecretSource random) {
        this.random = random;
    }

    /** Seals the content, so that only the holder of {@code key} can open it, and only in this context. */
    public SealedSecret seal(Secret content, Secret key, String context) {
        var nonce = random.bytes(NONCE);
        var encrypted = run(Cipher.ENCRYPT_MODE, bytes(content.reveal()), nonce, key, context);
        return SealedSecret.ofBytes(ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array());
    }

    /** Opens a seal; none for another key or context. */
    public Option<Secret> open(SealedSecret sealed, Secret key, String context) {
        var bytes = ByteBuffer.wrap(sealed.bytes());
        var nonce = new byte[NONCE];
        bytes.get(nonce);
        var encrypted = new byte[bytes.remaining()];
        bytes.get(encrypted);
        try {
            var content = run(Cipher.DECRYPT_MODE, encrypted, nonce, key, context);
            return Option.of(Secret.of(new String(content, StandardCharsets.UTF_8)));
        } catch (Shut notTheKey) {
            return Option.none();
        }
    }

    private static byte[] run(int mode, byte[] input, byte[] nonce, Secret key, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, derive(key, context), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(context));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new Shut(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM and HMAC-SHA256", e);
        }
    }

    /**
     * Derives a key by HKDF: extract with the label as salt, expand once with the context as info; 32 bytes are one
     * block.
     */
    private static SecretKeySpec derive(Secret key, String context) throws GeneralSecurityException {
        var extracted = hmac(bytes(LABEL), bytes(key.reveal()));
        return new SecretKeySpec(hmac(extracted, bytes(context + "\u0001")), "AES");
    }

    private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Shut(Throwable cause) {
            super(cause);
        }
    }
}
