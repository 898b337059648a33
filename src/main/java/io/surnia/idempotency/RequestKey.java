package io.surnia.idempotency;

/**
 * Names one request of one client.
 *
 * @param client the API key's number: each client has its own names
 * @param key the client's name for the request, 1 to 255 characters
 * @param fingerprint SHA-256 of what is asked for, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RequestKey(long client, String key, byte[] fingerprint) {}
