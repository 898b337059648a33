package io.surnia.app;

import java.util.Objects;

/** This program's version. */
public final class Version {
    private Version() {}

    /** As in the jar's manifest; {@code development} where classes run without their jar. */
    public static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
