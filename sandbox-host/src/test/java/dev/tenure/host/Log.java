package dev.tenure.host;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged from now on, our own down to DEBUG. */
final class Log extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Attaches itself at the root; after the host has started, for that sets logging up anew. */
    static Log listen() {
        var log = new Log();
        log.start();
        logger(Logger.ROOT_LOGGER_NAME).addAppender(log);
        logger("dev.tenure").setLevel(Level.DEBUG);
        return log;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        var failure = event.getThrowableProxy();
        lines.add(event.getFormattedMessage() + (failure == null ? "" : ThrowableProxyUtil.asString(failure)));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
