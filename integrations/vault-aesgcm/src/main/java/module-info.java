/** A vault on the JDK's AES-256-GCM. */
module dev.tenure.vault {
    requires transitive dev.tenure.ports;

    exports dev.tenure.vault;
}
