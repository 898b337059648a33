package io.surnia.app.cli;

import io.surnia.app.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        hidden = true,
        description = "Starts, asks and stops a throw-away server: the build records the start-up cache from it.")
final class TrainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        Training.run(new Progress(spec.commandLine().getOut()));
    }
}
