package io.surnia.library;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A picture of a library item, of a type that browsers show. SVG was checked when it was read ({@link SafeSvg}); whoever
 * serves one still serves it as a picture, under a content security policy.
 */
public final class Picture {
    /** The largest picture, in bytes. */
    static final int MOST_BYTES = 2_000_000;

    private final String name;
    private final String mediaType;
    private final byte[] content;

    private Picture(String name, String mediaType, byte[] content) {
        this.name = name;
        this.mediaType = mediaType;
        this.content = content;
    }

    /** A picture as it was stored. */
    static Picture ofStored(String name, String mediaType, byte[] content) {
        return new Picture(name, mediaType, content);
    }

    /** A picture whose content is what its name's ending says; empty where it is not, or of no type that is known. */
    static Optional<Picture> of(String name, byte[] content) {
        String type = typeOf(name);
        return type != null && begins(content, type)
                ? Optional.of(new Picture(name, type, content.clone()))
                : Optional.empty();
    }

    static boolean isPicture(String name) {
        return typeOf(name) != null;
    }

    /** As the item's text refers to it. */
    public String name() {
        return name;
    }

    /** {@code image/svg+xml}, {@code image/png}, {@code image/jpeg}, {@code image/gif} or {@code image/webp}. */
    public String mediaType() {
        return mediaType;
    }

    /** 1 to 2,000,000 bytes. */
    public byte[] content() {
        return content.clone();
    }

    boolean isSvg() {
        return mediaType.equals("image/svg+xml");
    }

    private static @Nullable String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "gif" -> "image/gif";
            case "webp" -> "image/webp";
            default -> null;
        };
    }

    private static boolean begins(byte[] content, String type) {
        String head = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        return switch (type) {
            case "image/png" -> head.startsWith("\u0089PNG\r\n\u001a\n");
            case "image/jpeg" -> head.startsWith("\u00ff\u00d8\u00ff");
            case "image/gif" -> head.startsWith("GIF8");
            case "image/webp" -> head.startsWith("RIFF") && head.startsWith("WEBP", 8);
            default -> true;
        };
    }
}
