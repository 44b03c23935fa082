package dev.tenure.rules.forbidden;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Timestamp;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Sees JDBC in every form, each in a class of its own. */
final class SeesSql {
    private SeesSql() {}

    static final class HasASource {
        Object take(DataSource source) {
            return source.toString();
        }
    }

    static final class RefersToAStatement {
        Function<Connection, Object> take() {
            return Object::toString;
        }
    }

    static final class RefersToADriver {
        Supplier<?> take() {
            return DriverManager::getDrivers;
        }
    }

    static final class MakesATimestamp {
        java.util.Date take() {
            return new Timestamp(0);
        }
    }
}
