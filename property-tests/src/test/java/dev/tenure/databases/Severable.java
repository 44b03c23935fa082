package dev.tenure.databases;

import dev.tenure.contract.Outage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** A data source that hands out no connection while it is cut off. */
public final class Severable implements Outage {
    private final AtomicBoolean isCut = new AtomicBoolean();
    private final DataSource source;

    public Severable(DataSource source) {
        this.source = source;
    }

    /** The same source, as long as it can be reached. */
    public DataSource source() {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (isCut.get()) throw new SQLException("the database cannot be reached", "08001");
            try {
                return method.invoke(source, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return (DataSource)
                Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
    }

    @Override
    public void begin() {
        isCut.set(true);
    }

    @Override
    public void end() {
        isCut.set(false);
    }
}
