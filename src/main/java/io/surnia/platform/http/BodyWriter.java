package io.surnia.platform.http;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a streamed body. Neither flushes nor closes need be called. */
@FunctionalInterface
public interface BodyWriter {
    void writeTo(OutputStream out) throws IOException;
}
