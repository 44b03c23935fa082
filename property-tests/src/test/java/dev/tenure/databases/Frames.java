package dev.tenure.databases;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A data source that counts the library's frames above each execution of a statement. */
public final class Frames {
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final List<String> TESTS = List.of("dev.tenure.databases.", "dev.tenure.stories.");

    private final DataSource source;
    private final AtomicReference<List<String>> deepest = new AtomicReference<>(List.of());

    public Frames(DataSource source) {
        this.source = source;
    }

    /** The same source, watched. */
    public DataSource source() {
        return proxy(DataSource.class, source);
    }

    /** The frames above the statement that had the most of them, the innermost first. Starts a new count. */
    public List<String> deepest() {
        return deepest.getAndSet(List.of());
    }

    private Object wrapped(Object answer) {
        if (answer instanceof Connection connection) return proxy(Connection.class, connection);
        if (answer instanceof PreparedStatement statement) return proxy(PreparedStatement.class, statement);
        return answer;
    }

    private void called(Object on, String method) {
        if (!(on instanceof PreparedStatement) || !method.startsWith("execute")) return;
        var frames = WALKER.walk(all -> all.filter(Frames::isOfTheLibrary)
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList());
        UnaryOperator<List<String>> deeper = before -> frames.size() > before.size() ? frames : before;
        deepest.updateAndGet(deeper);
    }

    private static boolean isOfTheLibrary(StackFrame frame) {
        var name = frame.getClassName();
        return name.startsWith("dev.tenure.") && TESTS.stream().noneMatch(name::startsWith);
    }

    private <T> T proxy(Class<T> type, T behind) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            called(behind, method.getName());
            try {
                return wrapped(method.invoke(behind, arguments));
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
