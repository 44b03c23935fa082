package dev.tenure.benchmarks.places;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** A counter of the statements, and of the commits asked for, on a data source. */
public final class Costs {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    /** Returns the same source, counted. */
    public DataSource of(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .beforeMethod(call -> {
                    var method = call.getMethod().getName();
                    if (method.startsWith("execute")) statements.incrementAndGet();
                    if (method.equals("commit") || method.equals("rollback")) commits.incrementAndGet();
                })
                .build();
    }

    /** Returns the cost of this work. */
    public Cost counted(Runnable work) {
        statements.set(0);
        commits.set(0);
        work.run();
        return new Cost(statements.get(), commits.get());
    }

    /**
     * The cost of one piece of work. A transaction begins with its first statement; each of the others is a round trip.
     */
    public record Cost(int statements, int commits) {
        public int roundTrips() {
            return statements + commits;
        }
    }
}
