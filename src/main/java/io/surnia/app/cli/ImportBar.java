package io.surnia.app.cli;

import io.surnia.provisioning.ImportProgress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far an import is: a bar on a terminal while the file is read, then a line for each step. */
final class ImportBar implements ImportProgress, AutoCloseable {
    private final PrintWriter out;
    private @Nullable ProgressBar bar;
    private final boolean isTerminal;
    private long people;

    private ImportBar(PrintWriter out, boolean isTerminal, @Nullable ProgressBar bar) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.bar = bar;
    }

    /** @param bytes how much there is to read */
    static ImportBar of(long bytes, PrintWriter out) {
        boolean isTerminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        ProgressBar bar = isTerminal
                ? new ProgressBarBuilder()
                        .setTaskName("reading")
                        .setInitialMax(bytes)
                        .setUnit(" MB", 1_000_000)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .build()
                : null;
        return new ImportBar(out, isTerminal, bar);
    }

    @Override
    public void read(long bytes, long sofar) {
        people = sofar;
        if (bar != null) {
            bar.stepTo(bytes);
            bar.setExtraMessage("%,d people".formatted(sofar));
        }
    }

    @Override
    public void step(String what) {
        close();
        out.println("· " + what);
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        } else if (!isTerminal && people > 0) {
            out.printf("· read %,d people%n", people);
            people = 0;
        }
    }
}
