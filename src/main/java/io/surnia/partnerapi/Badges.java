package io.surnia.partnerapi;

import io.surnia.scoring.CustomerRank;
import io.surnia.scoring.UserRank;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The pictures of the ranks: each rank's motif, set once into the large frame with the rank's name and once into the
 * small one. Composed at start and kept; they are the same for every partner.
 */
final class Badges {
    private final Map<String, byte[]> pictures = new TreeMap<>();

    Badges() {
        String image = resource("image.svg");
        String icon = resource("icon.svg");
        String owl = resource("owl.svg");
        for (UserRank rank : UserRank.values()) {
            draw(rank.fullName(), image, icon, owl);
        }
        for (CustomerRank rank : CustomerRank.values()) {
            draw(rank.fullName(), image, icon, owl);
        }
    }

    /** The pictures by the names that stand in their addresses, as in {@code perch-protector-icon}. */
    Map<String, byte[]> pictures() {
        return Collections.unmodifiableMap(pictures);
    }

    /** The path of a rank's large picture, from the server's root. */
    static String imagePath(String rank) {
        return "/badges/" + name(rank) + ".svg";
    }

    /** The path of a rank's small picture, from the server's root. */
    static String iconPath(String rank) {
        return "/badges/" + name(rank) + "-icon.svg";
    }

    private void draw(String rank, String image, String icon, String owl) {
        String motif = resource(name(rank) + ".svg").replace("{owl}", owl).stripTrailing();
        pictures.put(name(rank), bytes(image, motif, rank));
        pictures.put(name(rank) + "-icon", bytes(icon, motif, rank));
    }

    private static byte[] bytes(String frame, String motif, String rank) {
        return frame.replace("{motif}", motif).replace("{name}", rank).getBytes(StandardCharsets.UTF_8);
    }

    private static String name(String rank) {
        return rank.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String resource(String name) {
        try (InputStream in = Badges.class.getResourceAsStream("/badges/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource badges/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
