package dev.tenure.service;

import dev.tenure.port.Notifier;
import dev.tenure.port.SecretSource;
import dev.tenure.port.Store;
import dev.tenure.profile.Plaid;
import dev.tenure.profile.Profile;
import dev.tenure.token.Environment;
import io.vavr.collection.List;
import io.vavr.collection.Seq;
import java.time.InstantSource;

/**
 * The front door: the services over one store, in one environment. It starts no threads and reads no configuration.
 * Immutable and thread-safe.
 */
public final class Tenure {
    private final Store store;
    private final Watch watch;
    private final Links links;
    private final Items items;
    private final Principals principals;
    private final Sweeper sweeper;

    private Tenure(Builder wiring) {
        var entrance = new Entrance(wiring.environment, wiring.profiles);
        var mint = new Mint(wiring.secrets, wiring.environment);
        this.store = wiring.store;
        this.watch = new Watch(wiring.clock);
        this.principals = new Principals(store.principals(), watch);
        this.links = new Links(store, watch, entrance, mint, new Sealing(wiring.secrets), principals);
        this.items = new Items(store.items(), watch, entrance, mint);
        this.sweeper = new Sweeper(store, watch);
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

    /** Clients and users, to be withdrawn. */
    public Principals principals() {
        return principals;
    }

    /** Records what time has done. */
    public Sweeper sweeper() {
        return sweeper;
    }

    /** Brings events to this notifier. */
    public Relay relay(Notifier notifier) {
        return new Relay(store.outbox(), watch, notifier);
    }

    /** What a host wires. Not thread-safe. */
    public static final class Builder {
        private final Store store;
        private Environment environment = Environment.SANDBOX;
        private InstantSource clock = InstantSource.system();
        private SecretSource secrets = SecretSource.secure();
        private Seq<Profile> profiles = List.of(Plaid.PLAID);

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

        /** Opens the door; without a profile, or with two of one name, it does not ({@link IllegalArgumentException}). */
        public Tenure build() {
            if (profiles.isEmpty()) throw new IllegalArgumentException("a Tenure needs a profile");
            if (profiles.distinctBy(Profile::name).size() < profiles.size())
                throw new IllegalArgumentException("two profiles have one name");
            return new Tenure(this);
        }
    }
}
