package io.surnia.library;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.surnia.platform.html.Markdown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One lesson of a course as it grows: Markdown made of a text and its parts, of their fields, and of a quiz. */
final class LessonText {
    /** Fields that a site's layout reads, and no learner. */
    private static final Set<String> OF_THE_SITE = Set.of(
            "title",
            "name",
            "summary",
            "description",
            "weight",
            "version",
            "layout",
            "curpage",
            "quiz",
            "type",
            "date",
            "draft",
            "url",
            "slug",
            "aliases",
            "menu",
            "tags",
            "categories",
            "image");

    private static final Pattern HEADING_ATTRIBUTES = Pattern.compile("(?m)^(#{1,6} .*?)[ \\t]*\\{[^{}\\n]*}[ \\t]*$");
    private static final Pattern SHORTCODE = Pattern.compile("\\{\\{[%<].*?[%>]}}");
    private static final Pattern HTML_PICTURE = Pattern.compile("<img\\b[^>]*?\\bsrc\\s*=\\s*[\"']([^\"']*)[\"']");

    private final Shelf shelf;
    private final String base;
    private final String folder;
    private final Findings findings;
    private final StringBuilder markdown = new StringBuilder();
    private final Map<String, Picture> pictures = new LinkedHashMap<>();
    private @Nullable String quiz;

    /** @param base the path of the course's folder, {@code folder} of the lesson's; both empty or ending with a slash */
    LessonText(Shelf shelf, String base, String folder, Findings findings) {
        this.shelf = shelf;
        this.base = base;
        this.folder = folder;
        this.findings = findings;
    }

    /** Adds a file's text and what its fields list. */
    void add(FrontMatter file, boolean isPart) {
        Sheet fields = file.fields();
        int begun = markdown.length();
        paragraph(clean(file));
        for (String name : fields.names()) {
            if (!OF_THE_SITE.contains(name) && fields.has(name)) {
                list(fields, name);
            }
        }
        if (isPart && markdown.length() > begun && fields.has("name")) {
            markdown.insert(begun, "## " + fields.text("name", 300) + "\n\n");
        }
    }

    /** Adds the quiz that a lesson refers to: as its quiz where right answers are marked, else to the text. */
    void addQuiz(Sheet fields) {
        String name = fields.textOrNull("quiz", 300);
        if (name == null) {
            return;
        }
        // A site counts from its content folder, with the language; others from the course or the lesson.
        String content = base.startsWith("content/") ? "content/" : base;
        List<String> candidates = List.of(content + name + ".md", base + name + ".md", folder + name + ".md");
        for (String file : candidates) {
            if (shelf.read(file).isPresent()) {
                FrontMatter.read(shelf, file, findings).ifPresent(this::addQuestions);
                return;
            }
        }
        findings.note(fields.file(), fields.line("quiz"), "there is no quiz %s: left out".formatted(name));
    }

    String markdown() {
        return markdown.toString().strip();
    }

    @Nullable
    String quiz() {
        return quiz;
    }

    List<Picture> pictures() {
        return List.copyOf(pictures.values());
    }

    private String clean(FrontMatter file) {
        String text = HEADING_ATTRIBUTES.matcher(file.body()).replaceAll("$1");
        if (SHORTCODE.matcher(text).find()) {
            findings.note(file.fields().file(), file.bodyLine(), "what the site's generator would fill in is left out");
            text = SHORTCODE.matcher(text).replaceAll("");
        }
        for (Markdown.Shown shown : Markdown.pictures(text)) {
            picture(file.fields().file(), file.bodyLine() + shown.line() - 1, shown.name());
        }
        Matcher html = HTML_PICTURE.matcher(text);
        while (html.find()) {
            picture(file.fields().file(), file.bodyLine(), html.group(1));
        }
        return text;
    }

    private void list(Sheet fields, String name) {
        if (fields.isList(name) && fields.isOfTexts(name)) {
            for (String text : fields.words(name)) {
                if (!Picture.isPicture(text)) {
                    paragraph("- " + text);
                } else if (picture(fields.file(), fields.line(name), text)) {
                    paragraph("![](<" + text + ">)");
                }
            }
        } else if (fields.isList(name)) {
            fields.list(name, null).forEach(this::entry);
        } else if (fields.isPart(name)) {
            fields.part(name).ifPresent(entries -> {
                for (String each : entries.names()) {
                    if (entries.isPart(each)) {
                        entries.part(each).ifPresent(this::entry);
                    }
                }
            });
        }
    }

    /** Somebody, a term, a link: a name and what there is to say of it. */
    private void entry(Sheet entry) {
        String name = first(entry, "name", "title", "term", "text");
        String says = first(entry, "description", "caption", "definition");
        String url = first(entry, "url", "href");
        String head = url.isEmpty() ? "**" + name + "**" : "[" + name + "](<" + url + ">)";
        String image = first(entry, "image");
        if (!image.isEmpty() && picture(entry.file(), entry.line("image"), image)) {
            paragraph("![](<" + image + ">)");
        }
        if (!name.isEmpty() || !says.isEmpty()) {
            paragraph(name.isEmpty() ? says : says.isEmpty() ? head : head + ": " + says);
        }
    }

    private void addQuestions(FrontMatter file) {
        ArrayNode questions = JsonNodeFactory.instance.arrayNode();
        file.fields().part("questions").ifPresent(list -> {
            for (String each : list.names()) {
                list.part(each).ifPresent(question -> questions.add(question(question)));
            }
        });
        boolean isGraded = !questions.isEmpty();
        for (var question : questions) {
            boolean isMarked =
                    question.path("answers").findValues("right").stream().anyMatch(right -> right.asBoolean());
            isGraded = isGraded && isMarked;
        }
        if (isGraded) {
            quiz = questions.toString();
            return;
        }
        findings.note(file.fields().file(), 0, "no answer is marked as right: its questions are kept in the text");
        paragraph("## " + first(file.fields(), "quiztitle", "title"));
        for (var question : questions) {
            paragraph("**" + question.path("question").asText().replaceAll("\\s+", " ") + "**");
            StringBuilder answers = new StringBuilder();
            question.path("answers")
                    .forEach(answer -> answers.append("- ")
                            .append(answer.path("text").asText())
                            .append('\n'));
            paragraph(answers.toString());
        }
    }

    private static ObjectNode question(Sheet question) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("question", question.text("text", 1000));
        if ("checkbox".equals(question.textOrNull("type", 50))) {
            json.put("several", true);
        }
        ArrayNode answers = json.putArray("answers");
        question.part("choices").ifPresent(choices -> {
            for (String each : choices.names()) {
                choices.part(each)
                        .ifPresent(choice -> answers.addObject()
                                .put("text", choice.text("text", 1000))
                                .put("right", choice.flag("right") || choice.flag("correct")));
            }
        });
        return json.put("explanation", first(question, "explanation"));
    }

    /** Whether the text can show it: it is taken along where the folder has it. */
    private boolean picture(String file, int line, String name) {
        if (pictures.containsKey(name)) {
            return true;
        }
        if (name.contains("://")) {
            findings.note(file, line, "the picture %s is elsewhere: left out".formatted(name));
            return false;
        }
        for (String place : List.of(folder, base, "static/", "static/img/", "assets/", "assets/img/")) {
            if (name.length() <= 200 && shelf.read(place + name).isPresent()) {
                new PictureFile(shelf, place + name, findings)
                        .read(name)
                        .ifPresent(picture -> pictures.put(name, picture));
                return pictures.containsKey(name);
            }
        }
        findings.note(file, line, "the picture %s is not in the folder: left out".formatted(name));
        return false;
    }

    private static String first(Sheet sheet, String... names) {
        for (String name : names) {
            String text = sheet.textOrNull(name, 20_000);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            markdown.append(text.strip()).append("\n\n");
        }
    }
}
