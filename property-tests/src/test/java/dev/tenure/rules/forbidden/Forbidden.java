package dev.tenure.rules.forbidden;

import dev.tenure.port.secret.SealingContext;
import dev.tenure.port.secret.Vault;
import dev.tenure.service.Tenure;
import dev.tenure.token.SealedSecret;
import dev.tenure.token.Secret;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does everything that the rules forbid, each in a class of its own. */
final class Forbidden {
    private Forbidden() {}

    static final class ReadsNow {
        Instant read() {
            return Instant.now();
        }
    }

    static final class ReadsAnInstantSource {
        Instant read(InstantSource source) {
            return source.instant();
        }
    }

    static final class ReadsAClock {
        long read() {
            return Clock.tickSeconds(ZoneOffset.UTC).millis();
        }
    }

    static final class ReadsTheMilliseconds {
        long read() {
            return System.currentTimeMillis();
        }
    }

    static final class ReadsTheNanoseconds {
        long read() {
            return System.nanoTime();
        }
    }

    static final class Reveals {
        String read(Secret secret) {
            return secret.reveal();
        }
    }

    /** The one that is not forbidden: a vault seals the text. */
    abstract static class SealsAsAVault implements Vault {
        @Override
        public SealedSecret seal(String key, Secret secret, SealingContext sealingContext) {
            return SealedSecret.ofBytes(new byte[secret.reveal().length()]);
        }
    }

    static final class HasAVault {
        int read(Vault vault, Secret secret) {
            return vault.currentKey().length() + secret.reveal().length();
        }
    }

    static final class TossesACoin {
        boolean toss() {
            return new Random().nextBoolean();
        }
    }

    static final class TossesASecureCoin {
        int toss(SecureRandom random) {
            return random.nextInt();
        }
    }

    static final class SeesSql {
        @Nullable
        Connection connection;
    }

    static final class CallsItsCaller {
        @Nullable
        Tenure tenure;
    }
}
