package org.tenzij.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, ours from DEBUG on, with every exception's text. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    static LogLines open() {
        LogLines lines = new LogLines();
        lines.setContext(lines.root.getLoggerContext());
        lines.setName("lines");
        lines.start();
        lines.root.addAppender(lines);
        logger("org.tenzij").setLevel(Level.DEBUG);
        return lines;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLevel() + " " + event.getMDCPropertyMap().getOrDefault("node", "") + " "
                + event.getLoggerName() + " " + event.getFormattedMessage() + "\n" + thrown);
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    long containing(String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        logger("org.tenzij").setLevel(Level.INFO);
        stop();
    }
}
