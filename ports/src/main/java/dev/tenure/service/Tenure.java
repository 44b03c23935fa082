package dev.tenure.service;

import dev.tenure.port.issuer.Issuer;
import dev.tenure.port.issuer.StatusPoller;
import dev.tenure.port.outbox.Notifier;
import dev.tenure.port.secret.SecretSource;
import dev.tenure.port.secret.Vault;
import dev.tenure.port.store.JoiningStore;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.service.internal.CommandClock;
import dev.tenure.service.internal.PrincipalEpochs;
import dev.tenure.service.internal.Profiles;
import dev.tenure.service.internal.ServiceContext;
import dev.tenure.service.internal.TokenMint;
import dev.tenure.service.internal.TokenReader;
import dev.tenure.service.internal.TokenSealer;
import dev.tenure.token.Environment;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The library's entry point: the services over one store, in one environment. It starts no threads and reads no
 * configuration. Immutable and thread-safe.
 */
public final class Tenure {
    private final Store store;
    private final ServiceContext context;
    private final Links links;
    private final Items items;
    private final Grants grants;
    private final Principals principals;
    private final Option<Connections> connections;
    private final Sweeper sweeper;

    private Tenure(Store store, ServiceContext context, Option<ConnectionWiring> wiring, Retention retention) {
        this.store = store;
        this.context = context;
        var epochs = new PrincipalEpochs(context.environment(), store.principals()::findAll);
        this.links = new Links(store.links(), store.items(), epochs, context);
        this.items = new Items(store.items(), context);
        this.grants = new Grants(store.grants(), epochs, context);
        this.principals = new Principals(store.principals(), context);
        this.connections = wiring.map(
                wired -> new Connections(store.connections(), context.withProfiles(wired.profiles()), wired));
        this.sweeper = new Sweeper(store, context.clock(), retention);
    }

    /**
     * Starts the wiring over a store, for one environment; with the system's clock, Plaid's rules and secure random
     * numbers by default.
     */
    public static Builder over(Store store, Environment environment) {
        return new Builder(store, environment);
    }

    /** Links for new Items. */
    public Links links() {
        return links;
    }

    /** Items and their tokens. */
    public Items items() {
        return items;
    }

    /** Grants, and the tokens that descend from them. */
    public Grants grants() {
        return grants;
    }

    /** Credentials that providers issued; a vault must be wired ({@link IllegalStateException}). */
    public Connections connections() {
        return connections.getOrElseThrow(() -> new IllegalStateException("no vault is wired"));
    }

    /** Clients and users, and their withdrawal. */
    public Principals principals() {
        return principals;
    }

    /** Records the ends that time has brought, and deletes aggregates after their retention. */
    public Sweeper sweeper() {
        return sweeper;
    }

    /** Delivers events to this notifier, by the standard rules. */
    public Relay relay(Notifier notifier) {
        return relay(notifier, DeliveryRules.standard());
    }

    /** Delivers events to this notifier, by these rules. */
    public Relay relay(Notifier notifier, DeliveryRules rules) {
        return new Relay(store.outbox(), context, rules, notifier);
    }

    /** Returns the services for Links, Items and grants within transactions that the host begins and commits. */
    public InTransaction inTransaction(JoiningStore joined) {
        var epochs = new PrincipalEpochs(context.environment(), joined::principals);
        return new InTransaction(
                new LinksInTransaction(joined.links(), joined.items(), epochs, context),
                new ItemsInTransaction(joined.items(), context),
                new GrantsInTransaction(joined.grants(), epochs, context));
    }

    /** The wiring of a host. Not thread-safe. */
    public static final class Builder {
        private final Store store;
        private final Environment environment;
        private InstantSource clock = InstantSource.system();
        private SecretSource secrets = SecretSource.secure();
        private Seq<Profile> profiles = List.of(Plaid.PLAID);
        private Option<Vault> vault = Option.none();
        private Map<Profile, Issuer> issuers = LinkedHashMap.empty();
        private Option<StatusPoller> statusPoller = Option.none();
        private Retention retention = Retention.standard();
        private Duration contentionTimeout = Duration.ofSeconds(10);

        private Builder(Store store, Environment environment) {
            this.store = store;
            this.environment = environment;
        }

        /** Sets the clock; each command reads it once, and again only while it contends with others. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Sets the source of secrets and ids. */
        public Builder secrets(SecretSource source) {
            this.secrets = source;
            return this;
        }

        /** Sets the rules that aggregates may follow, in place of Plaid's; their names must differ. */
        public Builder profiles(Profile... rules) {
            this.profiles = List.of(rules);
            return this;
        }

        /** Sets the vault for the tokens that providers issued; it needs an issuer and a status poller. */
        public Builder vault(Vault wired) {
            this.vault = Option.of(wired);
            return this;
        }

        /** Adds the provider of the connections that follow this wired profile; a vault needs at least one. */
        public Builder issuer(Profile profile, Issuer provider) {
            this.issuers = issuers.put(profile, provider);
            return this;
        }

        /** Sets the poller that asks the provider for the status of logins; a vault needs it. */
        public Builder statusPoller(StatusPoller poller) {
            this.statusPoller = Option.of(poller);
            return this;
        }

        /** Sets the durations for which ended aggregates are stored, in place of the standard. */
        public Builder retention(Retention rules) {
            this.retention = rules;
            return this;
        }

        /**
         * Sets for how long a command that must not lose, such as an end, tries again while other callers are faster,
         * in place of 10 seconds. After that it throws {@link dev.tenure.port.store.StoreUnavailable}. The lock timeout
         * of the database is apart from it, and is not tried again.
         */
        public Builder contentionTimeout(Duration timeout) {
            if (timeout.isNegative()) throw new IllegalArgumentException("a timeout is not negative");
            this.contentionTimeout = timeout;
            return this;
        }

        /**
         * Builds the services. Refuses wiring that a command would miss later ({@link IllegalArgumentException}): no
         * profile, or two of one name; a vault without an issuer or a status poller, or either of them without a vault;
         * an issuer for a profile that is not wired.
         */
        public Tenure build() {
            if (profiles.isEmpty()) throw new IllegalArgumentException("a Tenure needs a profile");
            if (profiles.distinctBy(Profile::name).size() < profiles.size())
                throw new IllegalArgumentException("two profiles have one name");
            return new Tenure(
                    store,
                    new ServiceContext(
                            new CommandClock(clock, contentionTimeout),
                            new Profiles(environment, profiles),
                            new TokenReader(environment, profiles),
                            new TokenMint(secrets, environment),
                            new TokenSealer(secrets),
                            secrets),
                    ConnectionWiring.of(profiles, vault, issuers, statusPoller),
                    retention);
        }
    }
}
