package dev.tenure.benchmarks.places;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

/** Counts what crosses a data source: statements, and commits that are asked for. */
public final class Costs {
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();

    /** The same source, counted. */
    public DataSource of(DataSource source) {
        return ProxyDataSourceBuilder.create(source)
                .beforeMethod(call -> {
                    var method = call.getMethod().getName();
                    if (method.startsWith("execute")) statements.incrementAndGet();
                    if (method.equals("commit") || method.equals("rollback")) commits.incrementAndGet();
                })
                .build();
    }

    /** What this takes. */
    public Cost counted(Runnable work) {
        statements.set(0);
        commits.set(0);
        work.run();
        return new Cost(statements.get(), commits.get());
    }

    /** What one piece of work cost. A transaction begins with its first statement; each of the others is a round trip. */
    public record Cost(int statements, int commits) {
        public int roundTrips() {
            return statements + commits;
        }
    }
}
