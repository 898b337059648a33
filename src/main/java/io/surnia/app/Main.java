package io.surnia.app;

import io.surnia.app.cli.Commands;

/** The program's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        int exit = Commands.run(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }
}
