package dev.tenure.service;

import dev.tenure.port.Issuer;
import dev.tenure.port.JoiningStore;
import dev.tenure.port.Notifier;
import dev.tenure.port.Polls;
import dev.tenure.port.SecretSource;
import dev.tenure.port.Store;
import dev.tenure.port.Vault;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.InstantSource;

/**
 * The front door: the services over one store, in one environment. It starts no threads and reads no configuration.
 * Immutable and thread-safe.
 */
public final class Tenure {
    private final Store store;
    private final Tools tools;
    private final Links links;
    private final Items items;
    private final Grants grants;
    private final Principals principals;
    private final Option<Custodies> custodies;
    private final Sweeper sweeper;

    private Tenure(Store store, Tools tools, Keepers keepers, Retention retention) {
        this.store = store;
        this.tools = tools;
        var standing = new Standing(store.principals()::findAll);
        this.links = new Links(store.links(), store.items(), standing, tools, Patience.MANY_TIMES);
        this.items = new Items(store.items(), tools, Patience.MANY_TIMES);
        this.grants = new Grants(store.grants(), standing, tools);
        this.principals = new Principals(store.principals(), standing, tools.watch());
        this.custodies =
                Option.when(keepers.vault().isDefined(), () -> new Custodies(store.custodies(), tools, keepers));
        this.sweeper = new Sweeper(store, tools.watch(), retention);
    }

    /** Starts wiring: Sandbox, the system's clock, Plaid's rules and secure random numbers unless said otherwise. */
    public static Builder over(Store store) {
        return new Builder(store);
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

    /** Credentials that others issued; a vault must be wired ({@link IllegalStateException}). */
    public Custodies custodies() {
        return custodies.getOrElseThrow(() -> new IllegalStateException("no vault is wired"));
    }

    /** Clients and users, to be withdrawn. */
    public Principals principals() {
        return principals;
    }

    /** Records what time has done. */
    public Sweeper sweeper() {
        return sweeper;
    }

    /** Brings events to this notifier, by the standard rules. */
    public Relay relay(Notifier notifier) {
        return relay(notifier, DeliveryRules.standard());
    }

    /** Brings events to this notifier. */
    public Relay relay(Notifier notifier, DeliveryRules rules) {
        return new Relay(store.outbox(), tools, rules, notifier);
    }

    /** The same door, for Links and Items within transactions that the host begins and commits. */
    public Joined joining(JoiningStore joined) {
        return new Joined(
                new Links(joined.links(), joined.items(), new Standing(joined::principals), tools, Patience.ONCE),
                new Items(joined.items(), tools, Patience.ONCE));
    }

    /** What a host wires. Not thread-safe. */
    public static final class Builder {
        private final Store store;
        private Environment environment = Environment.SANDBOX;
        private InstantSource clock = InstantSource.system();
        private SecretSource secrets = SecretSource.secure();
        private Seq<Profile> profiles = List.of(Plaid.PLAID);
        private Option<Vault> vault = Option.none();
        private Map<String, Issuer> issuers = HashMap.empty();
        private Option<Polls> polls = Option.none();
        private Retention retention = Retention.standard();

        private Builder(Store store) {
            this.store = store;
        }

        /** Where all tokens live that go through this door. */
        public Builder environment(Environment where) {
            this.environment = where;
            return this;
        }

        /** The clock; it is read once a command. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Where secrets and names come from. */
        public Builder secrets(SecretSource source) {
            this.secrets = source;
            return this;
        }

        /** The rules that owners may follow, in place of Plaid's; their names must differ. */
        public Builder profiles(Profile... rules) {
            this.profiles = List.of(rules);
            return this;
        }

        /** Where the tokens that others issued are kept. */
        public Builder vault(Vault keeper) {
            this.vault = Option.of(keeper);
            return this;
        }

        /** The other side of the custodies that follow this profile. */
        public Builder issuer(String profile, Issuer other) {
            this.issuers = issuers.put(profile, other);
            return this;
        }

        /** Who asks the other side how logins stand. */
        public Builder polls(Polls asking) {
            this.polls = Option.of(asking);
            return this;
        }

        /** How long what is over is kept, in place of the standard. */
        public Builder retention(Retention rules) {
            this.retention = rules;
            return this;
        }

        /** Opens the door; without a profile, or with two of one name, it does not ({@link IllegalArgumentException}). */
        public Tenure build() {
            if (profiles.isEmpty()) throw new IllegalArgumentException("a Tenure needs a profile");
            if (profiles.distinctBy(Profile::name).size() < profiles.size())
                throw new IllegalArgumentException("two profiles have one name");
            return new Tenure(
                    store,
                    new Tools(
                            new Watch(clock),
                            new Entrance(environment, profiles),
                            new Mint(secrets, environment),
                            new Sealing(secrets),
                            secrets),
                    new Keepers(vault, issuers, polls),
                    retention);
        }
    }
}
