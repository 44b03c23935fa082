package dev.tenure.databases;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that warns of each commit as PostgreSQL's driver does if the server stops waiting for its standby: on
 * the statement that commits by itself, otherwise on the connection. Each of its connections has an old warning. For
 * one thread.
 */
public final class Warning {
    private final DataSource source;
    private @Nullable SQLWarning ofCommits;

    public Warning(DataSource source) {
        this.source = source;
    }

    /** The same source, with its warnings. */
    public DataSource source() {
        return proxy(DataSource.class, source, new Line());
    }

    /** Warns like this of each commit from now on. */
    public void warn(SQLWarning of) {
        ofCommits = of;
    }

    /** Warns no more. */
    public void calm() {
        ofCommits = null;
    }

    private @Nullable Object answer(Object behind, Line line, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        if (name.equals("getWarnings")) return line.warning;
        var answer = invoked(behind, method, arguments);
        if (name.equals("clearWarnings")) line.warning = null;
        if (commits(behind, name)) line.warning = ofCommits;
        if (answer instanceof Connection connection) return proxy(Connection.class, connection, Line.old());
        if (answer instanceof PreparedStatement statement) return proxy(PreparedStatement.class, statement, new Line());
        return answer;
    }

    private static boolean commits(Object behind, String method) throws SQLException {
        return behind instanceof PreparedStatement statement
                ? method.startsWith("execute") && statement.getConnection().getAutoCommit()
                : method.equals("commit");
    }

    private static @Nullable Object invoked(Object behind, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(behind, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private <T> T proxy(Class<T> type, T behind, Line line) {
        InvocationHandler handler = (proxy, method, arguments) -> answer(behind, line, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** The last warning of a connection or a statement. */
    private static final class Line {
        private @Nullable SQLWarning warning;

        static Line old() {
            var line = new Line();
            line.warning = new SQLWarning("the collation has changed since", "01000");
            return line;
        }
    }
}
