package io.surnia.platform.postgres;

import io.surnia.platform.problem.StartupFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The user under which PostgreSQL runs: this process's own, or, where that is root, a system account that owns the
 * cluster and nothing else, and that cannot become root again.
 */
final class Account {
    private static final String NAME = "surnia-db";

    /** Belongs to the user that we run as; only where there is a /proc. */
    private static final Path SELF = Path.of("/proc/self");

    private final @Nullable UserPrincipal user;
    private final @Nullable GroupPrincipal group;

    private Account(@Nullable UserPrincipal user, @Nullable GroupPrincipal group) {
        this.user = user;
        this.group = group;
    }

    /** Makes the system account where it is missing, and says so. */
    static Account ofPostgres(Consumer<String> progress) {
        if (!isRoot()) {
            return new Account(null, null);
        }
        if (!Spawner.has("setpriv")) {
            throw new StartupFailure("PostgreSQL must not run as root, and there is no setpriv to start it as " + NAME
                    + ": install util-linux, or start Surnia as an unprivileged user");
        }
        try {
            if (!exists()) {
                create(progress);
            }
            var principals = FileSystems.getDefault().getUserPrincipalLookupService();
            return new Account(principals.lookupPrincipalByName(NAME), principals.lookupPrincipalByGroupName(NAME));
        } catch (IOException failure) {
            throw notMade(String.valueOf(failure.getMessage()));
        }
    }

    static boolean isRoot() {
        try {
            return Files.exists(SELF) ? isRoot(Files.getOwner(SELF)) : "root".equals(System.getProperty("user.name"));
        } catch (IOException failure) {
            return false;
        }
    }

    static boolean isRoot(UserPrincipal owner) {
        return owner.getName().equals("root") || owner.getName().equals("0");
    }

    static boolean isOurs(UserPrincipal owner) {
        try {
            return Files.exists(SELF)
                    ? owner.equals(Files.getOwner(SELF))
                    : owner.getName().equals(System.getProperty("user.name"));
        } catch (IOException failure) {
            return false;
        }
    }

    /** Whether it is another user than the one that we run as. */
    boolean isSeparate() {
        return user != null;
    }

    /** The command line that runs this one under the account, in a session of its own, and ends it with us. */
    List<String> command(List<String> command) {
        var line = new ArrayList<String>();
        if (Spawner.has("setsid")) {
            // A session of its own: Ctrl-C in our terminal must not stop it before we have drained.
            line.add("setsid");
        }
        if (Spawner.has("setpriv")) {
            line.addAll(List.of("setpriv", "--no-new-privs", "--pdeathsig=INT"));
            if (isSeparate()) {
                line.addAll(List.of("--reuid=" + NAME, "--regid=" + NAME, "--clear-groups"));
                line.addAll(List.of("--inh-caps=-all", "--bounding-set=-all"));
            }
        }
        line.addAll(command);
        return line;
    }

    /** Hands one file or folder to the account. */
    void own(Path file) throws IOException {
        if (user == null
                || group == null
                || Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(user)) {
            return;
        }
        var attributes = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        attributes.setOwner(user);
        attributes.setGroup(group);
    }

    /** Hands a cluster that came from another machine, where the account had another number, to the account. */
    void ownAll(Path folder) throws IOException {
        if (user == null || Files.getOwner(folder).equals(user)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                own(file);
            }
        }
    }

    private static boolean exists() throws IOException {
        try {
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(NAME);
            return true;
        } catch (UserPrincipalNotFoundException unknown) {
            return false;
        }
    }

    private static void create(Consumer<String> progress) throws IOException {
        progress.accept("making the system account " + NAME + ", under which PostgreSQL runs …");
        if (!Spawner.has("useradd")) {
            throw notMade("there is no useradd");
        }
        var made = Spawner.run(
                Path.of("/"),
                List.of(
                        "useradd",
                        "--system",
                        "--user-group",
                        "--no-create-home",
                        "--shell",
                        "/usr/sbin/nologin",
                        NAME),
                "");
        if (!made.succeeded() && !exists()) {
            throw notMade(made.output());
        }
    }

    private static StartupFailure notMade(String why) {
        return new StartupFailure("PostgreSQL must not run as root, and its system account " + NAME
                + " could not be made (" + why + "): make it yourself with its group, or start Surnia as an"
                + " unprivileged user");
    }
}
