package io.surnia.library;

import java.util.ArrayList;
import java.util.List;

/** Collects what is found while a folder is read, so that its writer hears of all at once. */
final class Findings {
    private static final int MOST = 500;

    private static final long MOST_PICTURE_BYTES = 100_000_000;

    private final List<Flaw> flaws = new ArrayList<>();
    private final List<Flaw> notes = new ArrayList<>();
    private long pictureBytes;

    /** Something that must be mended before anything can be imported. */
    void flaw(String file, int line, String reason) {
        keep(flaws, new Flaw(file, line, reason));
    }

    /** Something that is imported otherwise than its writer may think. */
    void note(String file, int line, String reason) {
        keep(notes, new Flaw(file, line, reason));
    }

    /** Whether a picture of so many bytes still fits: a folder's pictures are held in memory until all is read. */
    boolean hasRoomFor(int bytes) {
        pictureBytes += bytes;
        return pictureBytes <= MOST_PICTURE_BYTES;
    }

    int flawCount() {
        return flaws.size();
    }

    FolderReading with(List<NewLibraryItem> items) {
        return new FolderReading(List.copyOf(items), List.copyOf(flaws), List.copyOf(notes));
    }

    private static void keep(List<Flaw> list, Flaw flaw) {
        if (list.size() < MOST) {
            list.add(flaw);
        }
    }
}
