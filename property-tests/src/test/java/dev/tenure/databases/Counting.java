package dev.tenure.databases;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that records the statements executed through it, its commits, roll backs and failures. */
public final class Counting {
    private final DataSource source;
    private final AtomicInteger statements = new AtomicInteger();
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger rollbacks = new AtomicInteger();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Set<String> states = ConcurrentHashMap.newKeySet();

    public Counting(DataSource source) {
        this.source = source;
    }

    /** The same source, counted. */
    public DataSource source() {
        return proxy(DataSource.class, source, this::counted);
    }

    /** The counts since the last call. */
    public Cost taken() {
        return new Cost(statements.getAndSet(0), commits.getAndSet(0), rollbacks.getAndSet(0));
    }

    /** The texts of all statements so far. A reader of later ones clears it first. */
    public Set<String> asked() {
        return asked;
    }

    /** The SQLStates of all failures so far. */
    public Set<String> states() {
        return states;
    }

    private Object counted(String method, Object answer) {
        if (answer instanceof Connection connection) return proxy(Connection.class, connection, this::counted);
        if (answer instanceof PreparedStatement statement)
            return proxy(PreparedStatement.class, statement, this::counted);
        if (answer instanceof Statement statement) return proxy(Statement.class, statement, this::counted);
        return answer;
    }

    private void called(Object on, String method, Object @Nullable [] arguments) {
        if (on instanceof Connection && method.equals("prepareStatement") && arguments != null)
            asked.add((String) arguments[0]);
        if (on instanceof Statement && method.startsWith("execute")) statements.incrementAndGet();
        if (on instanceof Connection && method.equals("commit")) commits.incrementAndGet();
        if (on instanceof Connection && method.equals("rollback")) rollbacks.incrementAndGet();
    }

    private <T> T proxy(Class<T> type, T behind, Wrapping wrapping) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            called(behind, method.getName(), arguments);
            try {
                return wrapping.of(method.getName(), method.invoke(behind, arguments));
            } catch (InvocationTargetException failed) {
                if (failed.getCause() instanceof SQLException failure)
                    states.add(String.valueOf(failure.getSQLState()));
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The cost of one piece of work. */
    public record Cost(int statements, int commits, int rollbacks) {}

    @FunctionalInterface
    private interface Wrapping {
        Object of(String method, Object answer);
    }
}
