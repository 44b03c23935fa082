package dev.tenure.secrets;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged in this process, at all levels: message, parameters and exceptions. Thread-safe. */
public final class Records extends Handler {
    private static final int A_FEW = 3;

    private final Set<String> records = ConcurrentHashMap.newKeySet();
    private final Logger root = Logger.getLogger("");
    private final Level before = root.getLevel();

    private Records() {}

    /** Listens from now on until it is closed. */
    public static Records ofEverything() {
        var records = new Records();
        records.setLevel(Level.ALL);
        records.root.setLevel(Level.ALL);
        records.root.addHandler(records);
        return records;
    }

    @Override
    public void publish(LogRecord logged) {
        var text = new StringWriter();
        text.append(logged.getLoggerName() + ": " + logged.getMessage() + " "
                + Arrays.deepToString(logged.getParameters()));
        if (logged.getThrown() != null) logged.getThrown().printStackTrace(new PrintWriter(text));
        records.add(text.toString());
    }

    /** The first of those in which the search finds something. */
    public Seq<String> with(Search search) {
        return Vector.ofAll(records).filter(search::finds).take(A_FEW);
    }

    /** The number of different ones. */
    public int soFar() {
        return records.size();
    }

    @Override
    public void flush() {
        // each is kept at once
    }

    @Override
    public void close() {
        root.removeHandler(this);
        root.setLevel(before);
    }
}
