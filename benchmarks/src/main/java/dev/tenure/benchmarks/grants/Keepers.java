package dev.tenure.benchmarks.grants;

import dev.tenure.benchmarks.places.Clones;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.jdbc.JdbcStore;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The keepers of grants in a database, each in tables of its own. */
public enum Keepers {
    TENURE {
        @Override
        public GrantKeeper in(Place place, DataSource source) {
            return new TenureGrants(JdbcStore.owning(place.withTables(source)));
        }

        @Override
        public void crowd(Clones clones, int rows) {
            clones.add(
                    rows,
                    "tenure_grant",
                    Map.of(
                            "id", clones.place().randomUuid(),
                            "refresh_locator", clones.randomBytes(),
                            "access_locator", clones.randomBytes()));
        }
    },
    SAME_ROW_BY_HAND {
        @Override
        public GrantKeeper in(Place place, DataSource source) {
            return new SameRowByHand(place.withTables(source));
        }

        @Override
        public void crowd(Clones clones, int rows) {
            TENURE.crowd(clones, rows);
        }
    },
    TWO_STATEMENTS {
        @Override
        public GrantKeeper in(Place place, DataSource source) {
            return new TwoStatements(source, place.binary());
        }

        @Override
        public void crowd(Clones clones, int rows) {
            clones.add(
                    rows,
                    "lean_grant",
                    Map.of(
                            "id", clones.place().randomUuid(),
                            "refresh_locator", clones.randomBytes(),
                            "access_locator", clones.randomBytes()));
        }
    },
    FIVE_STATEMENTS {
        @Override
        public GrantKeeper in(Place place, DataSource source) {
            return new FiveStatements(source, place.binary());
        }

        @Override
        public void crowd(Clones clones, int rows) {
            clones.add(rows, "family", Map.of("id", clones.place().randomUuid()));
            clones.add(rows, "family_token", Map.of("hash", clones.randomBytes()));
            clones.add(rows, "family_token", Map.of("hash", clones.randomBytes()));
        }
    },
    SPRING_AUTHORIZATION_SERVER {
        @Override
        public GrantKeeper in(Place place, DataSource source) {
            return new SpringGrants(SpringTables.in(source, place.timestamp(), place.ifAny()));
        }

        @Override
        public void crowd(Clones clones, int rows) {
            clones.add(
                    rows,
                    "oauth2_authorization",
                    Map.of(
                            "id", "CAST(" + clones.place().randomUuid() + " AS varchar)",
                            "access_token_value", clones.randomText(),
                            "refresh_token_value", clones.randomText()));
        }
    };

    /** Creates its tables there. */
    public abstract GrantKeeper in(Place place, DataSource source);

    /** Adds this many grants that nobody uses. */
    public abstract void crowd(Clones clones, int rows);

    public static final List<Keepers> ALL = List.of(values());
}
