package io.surnia.platform.http;

/** Says whether requests can be served: asked for every request, so it must cost no more than reading a field. */
@FunctionalInterface
public interface Readiness {
    boolean ready();
}
