package dev.tenure.contract.jdbc;

import dev.tenure.contract.CutCommit;
import dev.tenure.contract.Outage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that hands out no connection while it is cut off, and that loses the answer to one commit on request.
 * A commit is {@link Connection#commit}, or a prepared statement that writes under auto-commit.
 */
public final class Severable implements Outage, CutCommit {
    private static final Pattern WRITING =
            Pattern.compile("\\b(INSERT|UPDATE|DELETE|MERGE|CALL)\\b", Pattern.CASE_INSENSITIVE);

    private final AtomicBoolean isCut = new AtomicBoolean();
    private final AtomicBoolean losesAnswer = new AtomicBoolean();
    private final DataSource source;

    /** A way to cut off this source. */
    public Severable(DataSource source) {
        this.source = source;
    }

    /** The same source, as long as it can be reached. */
    public DataSource source() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (isCut.get()) throw new SQLException("the database cannot be reached", "08001");
            var answer = call(source, method, arguments);
            return answer instanceof Connection connection && losesAnswer.get() ? losing(connection) : answer;
        });
    }

    @Override
    public void begin() {
        isCut.set(true);
    }

    @Override
    public void end() {
        isCut.set(false);
    }

    @Override
    public void cutNext() {
        losesAnswer.set(true);
    }

    private Connection losing(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var answer = call(connection, method, arguments);
            if (method.getName().equals("commit")) lose(connection);
            return answer instanceof PreparedStatement statement && isWriting(arguments)
                    ? losing(connection, statement)
                    : answer;
        });
    }

    private PreparedStatement losing(Connection connection, PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            var commits = method.getName().startsWith("execute") && connection.getAutoCommit();
            var answer = call(statement, method, arguments);
            if (commits) lose(connection);
            return answer;
        });
    }

    private static boolean isWriting(Object @Nullable [] arguments) {
        return arguments != null && WRITING.matcher(arguments[0].toString()).find();
    }

    private void lose(Connection connection) throws SQLException {
        if (!losesAnswer.getAndSet(false)) return;
        connection.close();
        throw new SQLException("the connection was lost during the commit", "08006");
    }

    private static Object call(Object behind, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Calls calls) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> calls.answer(method, arguments)));
    }

    @FunctionalInterface
    private interface Calls {
        Object answer(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
