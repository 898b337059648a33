package io.surnia.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The file with the sample partner's keys, mode 600: it exists once the sample is loaded whole. */
public record DemoKeys(Path file) {
    /** The file's name in the data folder. */
    public static final String FILE = "demo-keys.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What the file holds.
     *
     * @param customerKeys a key of each customer, by the customer's id
     */
    public record Keys(
            @JsonProperty("partner_key") String partnerKey,
            @JsonProperty("customer_keys") Map<String, String> customerKeys) {}

    public static DemoKeys in(Path dataFolder) {
        return new DemoKeys(dataFolder.resolve(FILE));
    }

    public boolean exists() {
        return Files.exists(file);
    }

    public Keys read() {
        try {
            return JSON.readValue(file.toFile(), Keys.class);
        } catch (IOException failure) {
            throw new StartupFailure(file + " cannot be read; with it removed the sample is loaded anew", failure);
        }
    }

    /** Writes it beside its place, for its owner alone, and renames it there. */
    public void write(Keys keys) {
        Path unfinished = file.resolveSibling(FILE + ".part");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n");
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StartupFailure(file + " cannot be written", failure);
        }
    }
}
