package io.surnia.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * One HTTP/1.1 connection over TLS that is kept and reused. It does the least that a client can: a request is bytes made
 * beforehand, and of an answer only its status and its length are looked at. For one thread.
 */
final class HttpsConnection implements AutoCloseable {
    private static final int PATIENCE = 30_000;

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;

    /** An answer. Times are {@link System#nanoTime} from the request's being sent. */
    record Answer(int status, long bodyBytes, long nanosToFirstByte, long nanos) {}

    HttpsConnection(SSLContext tls, int port) throws IOException {
        socket = (SSLSocket) tls.getSocketFactory().createSocket("localhost", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.3"});
        parameters.setCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"}); // the same for whoever answers
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A request's bytes. */
    static byte[] get(String path, String authorization) {
        return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                .formatted(path, authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The bytes of a request with a body in JSON. */
    static byte[] send(String method, String path, String authorization, String type, String json) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, authorization, type, json.length(), json)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends a request and reads its answer to the end, which is thrown away. */
    Answer ask(byte[] request) throws IOException {
        long began = System.nanoTime();
        out.write(request);
        fill();
        long first = System.nanoTime() - began;
        int status = Integer.parseInt(line().substring(9, 12));
        long length = -1;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        long body = length >= 0 ? skip(length) : skipChunks();
        return new Answer(status, body, first, System.nanoTime() - began);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private long skipChunks() throws IOException {
        long whole = 0;
        long chunk = Long.parseLong(line(), 16);
        while (chunk > 0) {
            whole += skip(chunk);
            line();
            chunk = Long.parseLong(line(), 16);
        }
        line();
        return whole;
    }

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            if (position == end) {
                fill();
            }
            int part = (int) Math.min(left, end - position);
            position += part;
            left -= part;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = next(); octet != '\n'; octet = next()) {
            if (octet != '\r') {
                line.append((char) octet);
            }
        }
        return line.toString();
    }

    private int next() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++];
    }

    private void fill() throws IOException {
        position = 0;
        end = in.read(buffer);
        if (end < 0) {
            throw new EOFException("the server closed the connection within an answer");
        }
    }
}
