package io.surnia.bench;

import io.surnia.platform.problem.StartupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real server, {@code surnia serve}, in a JVM of its own with the little heap that it must do with. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Surnia answers at https://localhost:(\\d+)");
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");
    private static final String HEAP = "256m";

    private final ChildProcess process;
    private final Path data;
    private final int port;
    private final Path collections;

    private ServerProcess(ChildProcess process, Path data, int port, Path collections) {
        this.process = process;
        this.data = data;
        this.port = port;
        this.collections = collections;
    }

    /**
     * Starts it on a data folder and returns when it is ready.
     *
     * @param program the JVM's options and the main class
     * @param folder for what the JVM says of its heap
     */
    public static ServerProcess start(Path data, List<String> program, Path folder) {
        Path collections = folder.resolve("collections.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + HEAP);
        command.add("-Xlog:gc:file=" + collections + ":tags:filecount=0");
        command.addAll(program);
        command.addAll(List.of("serve", "--data", data.toString(), "--port", "0"));
        ChildProcess process = ChildProcess.start(command, Map.of());
        try {
            return new ServerProcess(process, data, awaitPort(process.output()), collections);
        } catch (IOException failure) {
            process.close();
            throw new StartupFailure("the server's output cannot be read", failure);
        } catch (StartupFailure failure) {
            process.close();
            throw failure;
        }
    }

    int port() {
        return port;
    }

    /** Its data folder. */
    Path data() {
        return data;
    }

    /** Where it keeps the development certificate, its key, and the authority that vouches for it. */
    Path tlsFolder() {
        return data.resolve("server").resolve("tls");
    }

    /** What the heap held at most, in MB. */
    record Heap(int beforeCollection, int afterCollection) {}

    /** Counts what happens from now on. */
    HeapWatch watchHeap() {
        return new HeapWatch(collectionsSoFar().size());
    }

    @Override
    public void close() {
        process.close();
    }

    /** The collections since its making. */
    final class HeapWatch {
        private final int from;

        private HeapWatch(int from) {
            this.from = from;
        }

        Heap most() {
            int before = 0;
            int after = 0;
            List<String> lines = collectionsSoFar();
            for (String line : lines.subList(from, lines.size())) {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    before = Math.max(before, Integer.parseInt(collection.group(1)));
                    after = Math.max(after, Integer.parseInt(collection.group(2)));
                }
            }
            return new Heap(before, after);
        }
    }

    private List<String> collectionsSoFar() {
        try {
            return Files.readAllLines(collections);
        } catch (IOException failure) {
            throw new StartupFailure(collections + " cannot be read", failure);
        }
    }

    private static int awaitPort(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                Thread.ofVirtual().start(() -> output.lines().forEach(unread -> {}));
                return Integer.parseInt(address.group(1));
            }
            said.append(line).append('\n');
        }
        throw new StartupFailure("the server did not start; it said:\n" + said);
    }
}
