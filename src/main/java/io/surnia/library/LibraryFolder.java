package io.surnia.library;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Library items in a folder of Markdown files; docs/library.md tells their form. What is there decides how it is read:
 *
 * <ul>
 *   <li>{@code trainings}, {@code policies}, {@code surveys}, {@code exercises} with a folder for each item, at the top
 *       or in a folder for each language,
 *   <li>else a course: a folder or file for each lesson, at the top or in {@code content/LANGUAGE}.
 * </ul>
 *
 * Nothing is written; what was read goes to {@link Library#importFolder}.
 */
public final class LibraryFolder {
    private static final int MOST_ITEMS = 1000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private LibraryFolder() {}

    /** A name that can be given to a folder's items, made of the folder's own. */
    public static String nameOf(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String plain = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        String name = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return isName(name) ? name : name.length() > 40 ? name.substring(0, 40) : "library";
    }

    /** Whether a name may stand before the keys of a folder's items: 1 to 40 of a-z, 0-9 and hyphens. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * Reads a folder whole.
     *
     * @param name stands before each item's key, so that two folders never mean each other's items
     */
    public static FolderReading read(Path folder, String name) {
        Findings findings = new Findings();
        if (!Files.isDirectory(folder)) {
            findings.flaw(folder.toString(), 0, "there is no such folder");
            return findings.with(List.of());
        }
        List<NewLibraryItem> items = items(new Shelf.OfFolder(folder), name + "/", findings);
        if (items.isEmpty() && findings.flawCount() == 0) {
            findings.flaw(".", 0, "there is nothing in this folder that can be imported");
        }
        return findings.with(items);
    }

    private static List<NewLibraryItem> items(Shelf shelf, String prefix, Findings findings) {
        List<NewLibraryItem> items = new ArrayList<>(sections(shelf, "", Language.ENGLISH, prefix, findings));
        for (String folder : shelf.folders("")) {
            Language.ofTag(folder)
                    .ifPresent(language -> items.addAll(sections(shelf, folder + "/", language, prefix, findings)));
        }
        for (String folder : shelf.folders("content")) {
            Language.ofTag(folder)
                    .ifPresent(language -> items.addAll(
                            new CourseFolder(shelf, "content/" + folder + "/", language, prefix, findings).read()));
        }
        boolean isOther = items.isEmpty() && findings.flawCount() == 0;
        return isOther ? new CourseFolder(shelf, "", Language.ENGLISH, prefix, findings).read() : items;
    }

    /**
     * The items of all sections.
     *
     * @param base the path of the folder that holds the sections: empty, or ending with a slash
     * @param prefix stands before each item's key
     */
    static List<NewLibraryItem> sections(
            Shelf shelf, String base, Language language, String prefix, Findings findings) {
        List<NewLibraryItem> items = new ArrayList<>();
        for (Section section : Section.values()) {
            List<String> keys = shelf.folders(base + section.folder());
            if (keys.size() > MOST_ITEMS) {
                findings.flaw(base + section.folder(), 0, "there are more than %d items".formatted(MOST_ITEMS));
                continue;
            }
            for (String key : keys) {
                String path = base + section.folder() + "/" + key + "/";
                Optional<NewLibraryItem> item =
                        new ItemFolder(shelf, section, path, key, findings).read(language, prefix);
                item.ifPresent(items::add);
            }
        }
        return items;
    }
}
