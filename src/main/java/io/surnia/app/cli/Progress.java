package io.surnia.app.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** Says on the terminal what is being done, before it is done. */
record Progress(PrintWriter out) implements Consumer<String> {
    @Override
    public void accept(String sentence) {
        out.println("· " + sentence);
        out.flush();
    }
}
