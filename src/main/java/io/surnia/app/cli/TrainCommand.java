package io.surnia.app.cli;

import io.surnia.app.Training;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        hidden = true,
        description = "Starts and stops a throw-away server on a folder: the build records the start-up cache from it.")
final class TrainCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where it keeps its data; made where it is missing.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Override
    public void run() {
        Training.run(folder, new Progress(spec.commandLine().getOut()));
    }
}
