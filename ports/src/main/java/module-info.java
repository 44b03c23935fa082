/** The ports that a host or an adapter implements, and the services that a host calls. */
module dev.tenure.ports {
    requires transitive dev.tenure.domain;

    exports dev.tenure.port.issuer;
    exports dev.tenure.port.issuer.provider;
    exports dev.tenure.port.outbox;
    exports dev.tenure.port.secret;
    exports dev.tenure.port.store;
    exports dev.tenure.service;
}
