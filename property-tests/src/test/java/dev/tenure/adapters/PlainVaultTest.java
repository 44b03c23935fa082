package dev.tenure.adapters;

import dev.tenure.contract.VaultContract;
import dev.tenure.inmemory.PlainVault;
import dev.tenure.port.secret.Vault;

class PlainVaultTest implements VaultContract {
    @Override
    public Vault vault() {
        return PlainVault.under("first");
    }

    @Override
    public Vault rotated() {
        return PlainVault.under("first").rotatedTo("second");
    }

    @Override
    public boolean hides() {
        return false;
    }
}
