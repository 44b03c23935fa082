package dev.tenure.databases;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connection is lost at one call, before or after it is done. Every later call on that connection
 * fails too, except to return it. The calls are those that take, prepare, execute, commit, roll back and return. For
 * one thread.
 */
public final class Failing {
    /** SQLState of a connection that failed. */
    public static final String LOST = "08006";

    private static final Set<String> CALLS =
            Set.of("getConnection", "setAutoCommit", "prepareStatement", "commit", "rollback", "close");

    private final DataSource source;
    private long calls;
    private long fatal = Long.MAX_VALUE;
    private When when = When.BEFORE;
    private Runnable watcher = () -> {};

    public Failing(DataSource source) {
        this.source = source;
    }

    /** The same source, with its failures. */
    public DataSource source() {
        return proxy(DataSource.class, source, () -> new Line());
    }

    /** Loses a connection at the {@code call}th call from now on, counted from 1. */
    public void failAt(int call, When moment) {
        calls = 0;
        fatal = call;
        when = moment;
    }

    /** Returns true if the call at which it was to fail has come. */
    public boolean hasFailed() {
        return calls >= fatal;
    }

    /** Runs this after every call. */
    public void watchedBy(Runnable whoever) {
        watcher = whoever;
    }

    /** Fails no more. */
    public void heal() {
        fatal = Long.MAX_VALUE;
    }

    private Object answer(Object behind, Line line, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!isCounted(behind, method.getName())) return wrapped(invoked(behind, method, arguments), line);
        var isClosing = method.getName().equals("close");
        if (line.isLost && !isClosing) throw lost();
        var fails = ++calls == fatal;
        if (fails) line.isLost = true;
        if (fails && !isClosing && when == When.BEFORE) throw lost();
        var answer = invoked(behind, method, arguments);
        watcher.run();
        if (fails && answer instanceof Connection connection) connection.close();
        if (fails) throw lost();
        return wrapped(answer, line);
    }

    private static boolean isCounted(Object behind, String method) {
        return behind instanceof Statement ? method.startsWith("execute") : CALLS.contains(method);
    }

    private static Object invoked(Object behind, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private Object wrapped(Object answer, Line line) {
        if (answer instanceof Connection connection) return proxy(Connection.class, connection, () -> line);
        if (answer instanceof PreparedStatement statement) return proxy(PreparedStatement.class, statement, () -> line);
        return answer;
    }

    private static SQLException lost() {
        return new SQLException("the connection is lost", LOST);
    }

    private <T> T proxy(Class<T> type, T behind, Reach reach) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(behind, reach.line(), method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The side of a call on which it fails: before it is done, or after. */
    public enum When {
        BEFORE,
        AFTER
    }

    /** The state that a connection and its statements share. */
    private static final class Line {
        private boolean isLost;
    }

    @FunctionalInterface
    private interface Reach {
        Line line();
    }
}
