/** The states of Items, Links, grants and connections, and every decision about them, as values. */
module dev.tenure.domain {
    requires transitive io.vavr;
    requires static transitive org.jspecify;
    requires static org.immutables.value.annotations;

    exports dev.tenure.connection;
    exports dev.tenure.decision;
    exports dev.tenure.grant;
    exports dev.tenure.item;
    exports dev.tenure.link;
    exports dev.tenure.principal;
    exports dev.tenure.profile;
    exports dev.tenure.time;
    exports dev.tenure.token;
}
