package io.surnia.platform.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * Logs to standard error: readable lines, or one JSON object a line. Both carry the request id of the request that a line
 * belongs to. Found by Logback as a service, in place of a file, so that starting costs no parsing.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    private static final String READABLE =
            "%d{HH:mm:ss.SSS} %-5level %logger{0} %replace([%X{request_id}] ){'^\\[\\] $', ''}%msg %kvp%n";

    /** Loggers that warn of broken requests in the requests' own words: an address or a key may be among them. */
    private static final List<String> REPEATING =
            List.of("org.eclipse.jetty.http.HttpParser", "org.eclipse.jetty.util.HostPort");

    /** How lines look. */
    public enum Form {
        TEXT,
        JSON
    }

    /** Called by Logback before the first line. */
    public Logging() {}

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        apply(context, Form.TEXT, Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** From now on. Libraries stay at {@code warn}, whatever {@code level} is. */
    public static void configure(Form form, org.slf4j.event.Level level) {
        apply((LoggerContext) LoggerFactory.getILoggerFactory(), form, Level.convertAnSLF4JLevel(level));
    }

    private static void apply(LoggerContext context, Form form, Level level) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(appender(context, form));
        root.setLevel(Level.WARN);
        REPEATING.forEach(name -> context.getLogger(name).setLevel(Level.ERROR));
        context.getLogger("io.surnia").setLevel(level);
    }

    private static ConsoleAppender<ILoggingEvent> appender(LoggerContext context, Form form) {
        Encoder<ILoggingEvent> encoder = form == Form.JSON ? json() : readable();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("standard error");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }

    private static Encoder<ILoggingEvent> readable() {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(READABLE);
        return encoder;
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        return encoder;
    }
}
