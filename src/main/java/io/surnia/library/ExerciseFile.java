package io.surnia.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.platform.html.MessageHtml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The message of an exercise, what is suspicious in it and what is not, as JSON: {@code {"decision": "phish" or "safe",
 * "message": {"from": {"name", "address"}, "reply_to", "date", "subject", "body", "attachments": [{"name", "size"}]},
 * "suspicious": [{"part", "at", "why"}], "harmless": [the same]}}. The body is inert HTML ({@link MessageHtml}); a mark's
 * {@code at} is a {@code data-part} of it, or an attachment's name, and is absent for the sender and the subject.
 */
final class ExerciseFile {
    private static final Set<String> PARTS =
            new LinkedHashSet<>(List.of("sender", "subject", "greeting", "link", "attachment", "urgency"));
    private static final Set<String> OF_THE_HEAD = Set.of("sender", "subject");
    private static final Set<String> OF_THE_TEXT = Set.of("greeting", "urgency");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern TAG = Pattern.compile("<([a-z0-9]+)((?:\\s[^<>]*)?)>");
    private static final Pattern PART = Pattern.compile("\\sdata-part=\"([^\"]*)\"");

    private final Shelf shelf;
    private final String bodyFile;
    private final Sheet fields;
    private final Findings findings;

    /** What can be marked, each by its name: which kind of part it is. */
    private final Map<String, String> places = new LinkedHashMap<>();

    ExerciseFile(Shelf shelf, String bodyFile, Sheet fields, Findings findings) {
        this.shelf = shelf;
        this.bodyFile = bodyFile;
        this.fields = fields;
        this.findings = findings;
    }

    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String decision = fields.word("decision", Set.of("phish", "safe"));
        json.put("decision", decision);
        fields.part("message")
                .ifPresentOrElse(
                        message -> json.set("message", message(message)), () -> fields.flaw("'message' is missing"));
        List<Sheet> suspicious = fields.list("suspicious", null);
        if (suspicious.isEmpty() == decision.equals("phish")) {
            fields.flaw("suspicious", "a phish has something suspicious, and what is safe has nothing");
        }
        Set<String> explained = new LinkedHashSet<>();
        json.set("suspicious", marks(suspicious, explained));
        json.set("harmless", marks(fields.list("harmless", null), explained));
        places.keySet().stream()
                .filter(place -> !explained.contains(place))
                .forEach(place ->
                        fields.flaw("nothing is said of '%s': it must be suspicious or harmless".formatted(place)));
        return json.toString();
    }

    private ObjectNode message(Sheet message) {
        message.only("from", "reply_to", "date", "subject", "attachments");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        message.part("from")
                .ifPresentOrElse(
                        from -> {
                            from.only("name", "address");
                            json.putObject("from")
                                    .put("name", from.text("name", 100))
                                    .put("address", address(from, "address"));
                        },
                        () -> message.flaw("'from' is missing"));
        if (message.has("reply_to")) {
            json.put("reply_to", address(message, "reply_to"));
        }
        json.put("date", message.text("date", 100));
        json.put("subject", message.text("subject", 200));
        json.put("body", body());
        ArrayNode attachments = json.putArray("attachments");
        for (Sheet attachment : message.list("attachments", null)) {
            attachment.only("name", "size");
            String name = attachment.text("name", 200);
            attachments.addObject().put("name", name).put("size", attachment.text("size", 20));
            places.put(name, "attachment");
        }
        return json;
    }

    private static String address(Sheet sheet, String name) {
        String address = sheet.text(name, 320);
        if (!ADDRESS.matcher(address).matches()) {
            sheet.flaw(name, "'%s' must be an address, name@domain".formatted(name));
        }
        return address;
    }

    private String body() {
        String html = Sheet.text(shelf, bodyFile, findings).orElse("");
        Placeholders.check(html, bodyFile, 1, findings);
        String inert = MessageHtml.inert(
                html, (element, reason) -> findings.flaw(bodyFile, lineOf(html, "<" + element), reason));
        for (MatchResult tag : TAG.matcher(inert).results().toList()) {
            boolean isLink = tag.group(1).equals("a");
            List<String> names = PART.matcher(tag.group(2))
                    .results()
                    .map(part -> part.group(1))
                    .toList();
            if (isLink && (names.isEmpty() || !tag.group(2).contains(" data-target=\""))) {
                findings.flaw(bodyFile, lineOf(html, "<a"), "every link needs an href and a data-part");
            }
            for (String name : names) {
                if (places.put(name, isLink ? "link" : "text") != null) {
                    findings.flaw(bodyFile, lineOf(html, name), "the data-part '%s' is there twice".formatted(name));
                }
            }
        }
        return inert;
    }

    private ArrayNode marks(List<Sheet> marks, Set<String> explained) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        for (Sheet mark : marks) {
            mark.only("part", "at", "why");
            String part = mark.word("part", PARTS);
            ObjectNode one = json.addObject().put("part", part);
            if (OF_THE_HEAD.contains(part)) {
                once(mark, part, explained);
            } else {
                String at = mark.text("at", 200);
                one.put("at", at);
                checkPlace(mark, part, at);
                once(mark, at, explained);
            }
            one.put("why", mark.text("why", 1000));
        }
        return json;
    }

    private void checkPlace(Sheet mark, String part, String at) {
        String is = places.get(at);
        boolean fits = (OF_THE_TEXT.contains(part) ? "text" : part).equals(is);
        if (is == null) {
            mark.flaw("at", "there is no part '%s' in the message".formatted(at));
        } else if (!fits) {
            mark.flaw("at", "'%s' is no %s".formatted(at, part));
        }
    }

    private static void once(Sheet mark, String name, Set<String> explained) {
        if (!explained.add(name)) {
            mark.flaw("'%s' is explained twice".formatted(name));
        }
    }

    private static int lineOf(String text, String piece) {
        int at = text.indexOf(piece);
        return at < 0
                ? 1
                : (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
