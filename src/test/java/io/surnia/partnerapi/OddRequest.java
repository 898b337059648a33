package io.surnia.partnerapi;

import java.nio.charset.StandardCharsets;

/**
 * A request as bytes on the wire.
 *
 * @param framed whether it is one whole HTTP/1.1 request, whatever it asks for: then it must be answered, and the
 *     connection may go on. Otherwise what it is to the server is anybody's guess, and the connection may just end.
 * @param method decides whether its answer has a body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OddRequest(String method, byte[] bytes, boolean framed) {

    boolean answeredWithoutBody() {
        return method.equals("HEAD");
    }

    /** Its beginning, for a failure's message. */
    @Override
    public String toString() {
        String text = new String(bytes, 0, Math.min(bytes.length, 1500), StandardCharsets.ISO_8859_1);
        return text.replaceAll("[^\\x20-\\x7e\\n]", "·") + (framed ? "" : " (broken)");
    }
}
