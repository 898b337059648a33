package io.surnia.library;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message to inspect, and its solution.
 *
 * @param message what the learner sees: {@code from}, {@code reply_to}, {@code date}, {@code subject}, {@code body} in inert
 *     HTML, {@code attachments}
 * @param suspicious what is to be marked; empty for a message that is safe
 * @param harmless what may look suspicious and is not
 */
public record Exercise(Decision decision, JsonNode message, List<Cue> suspicious, List<Cue> harmless) {
    /** What a message is. */
    public enum Decision {
        PHISH,
        SAFE
    }

    /** What can be pointed at in a message. */
    public enum Part {
        SENDER,
        SUBJECT,
        GREETING,
        LINK,
        ATTACHMENT,
        URGENCY;

        /** Whether a message has it once, so that it needs no name. */
        public boolean isOfHead() {
            return this == SENDER || this == SUBJECT;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A part of a message; ordered by kind, then name.
     *
     * @param at the {@code data-part} of the body or the attachment's name; null for the sender and the subject
     */
    public record Mark(Part part, @Nullable String at) implements Comparable<Mark> {
        @Override
        public int compareTo(Mark other) {
            int byPart = part.compareTo(other.part);
            return byPart != 0 ? byPart : (at == null ? "" : at).compareTo(other.at == null ? "" : other.at);
        }
    }

    /** A part, and why it is suspicious or harmless. */
    public record Cue(Mark mark, String why) {}

    /** All that can be marked, in an order that tells nothing of the solution. */
    public List<Mark> places() {
        TreeSet<Mark> places = new TreeSet<>(List.of(new Mark(Part.SENDER, null), new Mark(Part.SUBJECT, null)));
        Stream.concat(suspicious.stream(), harmless.stream()).map(Cue::mark).forEach(places::add);
        return List.copyOf(places);
    }

    /** Why a part that was marked is harmless; empty where its writer said nothing of it. */
    public Optional<String> whyHarmless(Mark mark) {
        return harmless.stream()
                .filter(cue -> cue.mark().equals(mark))
                .map(Cue::why)
                .findFirst();
    }
}
