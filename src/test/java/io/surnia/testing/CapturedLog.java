package io.surnia.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while it is open, from our own code and from libraries, failures' traces included. */
public final class CapturedLog implements AutoCloseable {
    private record Line(Level level, String text) {}

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.surnia");
    private final Level before = ours.getLevel();
    private final List<Line> lines = Collections.synchronizedList(new ArrayList<>());
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new Line(event.getLevel(), text(event)));
        }
    };

    private CapturedLog(Level level) {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        ours.addAppender(appender);
        ours.setAdditive(false); // thousands of lines are for the test, not for the console
        ours.setLevel(level);
    }

    /** @param level from which our own code logs meanwhile; libraries stay at theirs */
    public static CapturedLog from(Level level) {
        return new CapturedLog(level);
    }

    /** Every line. */
    public List<String> lines() {
        return texts(Level.TRACE);
    }

    /** Lines of a level or worse. */
    public List<String> linesOf(Level level) {
        return texts(level);
    }

    @Override
    public void close() {
        ours.setLevel(before);
        ours.setAdditive(true);
        ours.detachAppender(appender);
        root.detachAppender(appender);
        appender.stop();
    }

    private List<String> texts(Level level) {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.level().isGreaterOrEqual(level))
                    .map(Line::text)
                    .toList();
        }
    }

    private static String text(ILoggingEvent event) {
        IThrowableProxy failure = event.getThrowableProxy();
        return event.getLevel() + " " + event.getLoggerName() + " " + event.getFormattedMessage() + " "
                + event.getKeyValuePairs() + (failure == null ? "" : "\n" + ThrowableProxyUtil.asString(failure));
    }
}
