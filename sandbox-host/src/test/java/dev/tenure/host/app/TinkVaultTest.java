package dev.tenure.host.app;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.tenure.contract.VaultContract;
import dev.tenure.port.secret.Vault;
import io.vavr.collection.HashMap;
import java.security.GeneralSecurityException;

/** Tink behind the vault's port, under the same contract. */
final class TinkVaultTest implements VaultContract {
    private final Aead first;
    private final Aead second;

    TinkVaultTest() throws GeneralSecurityException {
        AeadConfig.register();
        first = keyset();
        second = keyset();
    }

    @Override
    public Vault vault() {
        return new TinkVault("first", HashMap.of("first", first));
    }

    @Override
    public Vault rotated() {
        return new TinkVault("second", HashMap.of("first", first, "second", second));
    }

    private static Aead keyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }
}
