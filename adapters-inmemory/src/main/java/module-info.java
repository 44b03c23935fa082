/** Every port in memory. */
module dev.tenure.inmemory {
    requires transitive dev.tenure.ports;

    exports dev.tenure.inmemory;
}
