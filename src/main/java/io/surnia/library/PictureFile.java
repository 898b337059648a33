package io.surnia.library;

import java.util.Optional;

/** A picture's file: there, of a size that a row can hold, what its ending says, and safe. */
final class PictureFile {
    private static final int MOST_SVG = 200_000;

    private final Shelf shelf;
    private final String file;
    private final Findings findings;

    PictureFile(Shelf shelf, String file, Findings findings) {
        this.shelf = shelf;
        this.file = file;
        this.findings = findings;
    }

    /**
     * The picture; empty, and a flaw, where it cannot be taken.
     *
     * @param name by which the text refers to it
     */
    Optional<Picture> read(String name) {
        Optional<byte[]> content = shelf.read(file);
        if (content.isEmpty()) {
            return refused("the picture is missing");
        }
        if (content.get().length == 0 || content.get().length > Picture.MOST_BYTES) {
            return refused("a picture must have 1 to %d bytes".formatted(Picture.MOST_BYTES));
        }
        if (!findings.hasRoomFor(content.get().length)) {
            return refused("the folder's pictures have more than 100 MB");
        }
        Optional<Picture> picture = Picture.of(name, content.get());
        if (picture.isEmpty()) {
            return refused("a picture must be what its name ends with: svg, png, jpg, gif or webp");
        }
        if (!picture.get().isSvg()) {
            return picture;
        }
        if (content.get().length > MOST_SVG) {
            return refused("an SVG must have at most %d bytes".formatted(MOST_SVG));
        }
        return new SafeSvg(file, findings).check(content.get()) ? picture : Optional.empty();
    }

    private Optional<Picture> refused(String reason) {
        findings.flaw(file, 0, reason);
        return Optional.empty();
    }
}
