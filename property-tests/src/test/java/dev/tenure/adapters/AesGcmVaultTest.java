package dev.tenure.adapters;

import dev.tenure.contract.VaultContract;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.port.secret.Vault;
import dev.tenure.vault.AesGcmVault;

class AesGcmVaultTest implements VaultContract {
    private final byte[] first = SecretSource.secure().bytes(32);
    private final byte[] second = SecretSource.secure().bytes(32);

    @Override
    public Vault vault() {
        return AesGcmVault.sealingUnder("first", first);
    }

    @Override
    public Vault rotated() {
        return AesGcmVault.sealingUnder("second", second).opening("first", first);
    }
}
