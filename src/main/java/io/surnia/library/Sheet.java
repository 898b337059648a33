package io.surnia.library;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a YAML file, which remembers its lines. Asking for what is not there, or not as it should be, notes a
 * flaw with file and line and answers something harmless, so that reading goes on and finds the next flaw too.
 */
final class Sheet {
    private static final Node NOTHING = new ScalarNode(Tag.NULL, "", null, null, DumperOptions.ScalarStyle.PLAIN);

    /** Ends the name of a field that stood there before: lists that others numbered by hand keep all they have. */
    private static final String AGAIN = " (again)";

    private final String file;
    private final int before;
    private final Node at;
    private final Map<String, Node> fields;
    private final Findings findings;

    private Sheet(String file, int before, Node at, Map<String, Node> fields, Findings findings) {
        this.file = file;
        this.before = before;
        this.at = at;
        this.fields = fields;
        this.findings = findings;
    }

    /** The file's mapping; empty, and a flaw, where there is no such file or it is none. */
    static Optional<Sheet> read(Shelf shelf, String file, Findings findings) {
        return text(shelf, file, findings).flatMap(yaml -> parse(yaml, file, 0, findings));
    }

    /** The file's text in UTF-8, with line feeds only; empty, and a flaw, where it cannot be had. */
    static Optional<String> text(Shelf shelf, String file, Findings findings) {
        Optional<byte[]> bytes = shelf.read(file);
        if (bytes.isEmpty()) {
            findings.flaw(file, 0, "the file is missing");
            return Optional.empty();
        }
        if (bytes.get().length > FrontMatter.MOST_BYTES) {
            findings.flaw(file, 0, "the file is larger than %d bytes".formatted(FrontMatter.MOST_BYTES));
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.get()))
                    .toString();
            return Optional.of(text.replace("\r\n", "\n").replace("\uFEFF", ""));
        } catch (CharacterCodingException foreign) {
            findings.flaw(file, 0, "the file is not in UTF-8");
            return Optional.empty();
        }
    }

    /**
     * A mapping that is part of a file.
     *
     * @param before how many lines of the file come before it
     */
    static Optional<Sheet> parse(String yaml, String file, int before, Findings findings) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(10);
        options.setNestingDepthLimit(20);
        try {
            // YAML forbids tabs before values; in lists that others wrote they stand often enough, and mean spaces.
            Node root = new Yaml(options).compose(new StringReader(yaml.replace('\t', ' ')));
            if (root == null) {
                return Optional.of(new Sheet(file, before, NOTHING, Map.of(), findings));
            }
            return mapping(root, file, before, findings);
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 0
                    : before + broken.getProblemMark().getLine() + 1;
            findings.flaw(file, line, "this is no YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            findings.flaw(file, before + 1, "this is no YAML that can be read");
        }
        return Optional.empty();
    }

    String file() {
        return file;
    }

    boolean has(String name) {
        Node node = fields.get(name);
        return node != null && !Tag.NULL.equals(node.getTag());
    }

    boolean isList(String name) {
        return fields.get(name) instanceof SequenceNode;
    }

    /** Whether it is a list whose first entry is a text. */
    boolean isOfTexts(String name) {
        return fields.get(name) instanceof SequenceNode list
                && !list.getValue().isEmpty()
                && list.getValue().getFirst() instanceof ScalarNode;
    }

    boolean isPart(String name) {
        return fields.get(name) instanceof MappingNode;
    }

    /** The names of all fields, in their order. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** A text that must be there, of 1 to {@code most} characters. */
    String text(String name, int most) {
        if (!has(name)) {
            flaw("'%s' is missing".formatted(name));
            return "";
        }
        String text = textOrNull(name, most);
        return text == null ? "" : text;
    }

    /** A text of at most so many characters, or null where there is none. */
    @Nullable
    String textOrNull(String name, int most) {
        Node node = fields.get(name);
        if (node == null || !has(name)) {
            return null;
        }
        if (!(node instanceof ScalarNode scalar)) {
            flaw(name, "'%s' must be a text".formatted(name));
            return null;
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty() || text.length() > most) {
            flaw(name, "'%s' must have 1 to %d characters".formatted(name, most));
        }
        return text;
    }

    /** A whole number that must be there. */
    int number(String name, int least, int most) {
        String text = text(name, 20);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // What is said below says it for this too.
        }
        if (!text.isEmpty()) {
            flaw(name, "'%s' must be a whole number from %d to %d".formatted(name, least, most));
        }
        return least;
    }

    /** Whether a flag is set; false where it is not there. */
    boolean flag(String name) {
        String text = textOrNull(name, 10);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            flaw(name, "'%s' must be true or false".formatted(name));
        }
        return "true".equals(text);
    }

    /** One of some words, which must be there. */
    String word(String name, Set<String> words) {
        String text = text(name, 50);
        if (!text.isEmpty() && !words.contains(text)) {
            flaw(name, "'%s' must be one of %s".formatted(name, String.join(", ", words)));
        }
        return text;
    }

    /** A list of texts; empty where there is none. */
    List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (Node node : nodes(name)) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(scalar.getValue().strip());
            } else {
                findings.flaw(file, line(node), "'%s' must be a list of texts".formatted(name));
            }
        }
        return words;
    }

    /** A list of mappings, or of texts where {@code shorthand} names the field that such a text stands for. */
    List<Sheet> list(String name, @Nullable String shorthand) {
        List<Sheet> sheets = new ArrayList<>();
        for (Node node : nodes(name)) {
            if (node instanceof ScalarNode && shorthand != null) {
                sheets.add(new Sheet(file, before, node, Map.of(shorthand, node), findings));
            } else {
                mapping(node, file, before, findings).ifPresent(sheets::add);
            }
        }
        return sheets;
    }

    /** A mapping within this one; empty where there is none. */
    Optional<Sheet> part(String name) {
        Node node = fields.get(name);
        return node == null || !has(name) ? Optional.empty() : mapping(node, file, before, findings);
    }

    /** Notes every field that is none of these, or is there twice: it would be passed over in silence. */
    void only(String... names) {
        Set<String> known = Set.of(names);
        fields.forEach((name, node) -> {
            if (name.endsWith(AGAIN)) {
                findings.flaw(file, line(node), "'%s' stands here twice".formatted(name.replace(AGAIN, "")));
            } else if (!known.contains(name)) {
                findings.flaw(file, line(node), "there is no field '%s' here".formatted(name));
            }
        });
    }

    /** Notes a flaw of this mapping. */
    void flaw(String reason) {
        findings.flaw(file, line(at), reason);
    }

    /** Notes a flaw of one of its fields. */
    void flaw(String name, String reason) {
        Node node = fields.get(name);
        findings.flaw(file, line(node == null ? at : node), reason);
    }

    int line(String name) {
        Node node = fields.get(name);
        return line(node == null ? at : node);
    }

    private List<Node> nodes(String name) {
        Node node = fields.get(name);
        if (node == null || !has(name)) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        flaw(name, "'%s' must be a list".formatted(name));
        return List.of();
    }

    private static Optional<Sheet> mapping(Node node, String file, int before, Findings findings) {
        if (!(node instanceof MappingNode mapping)) {
            findings.flaw(file, before + node.getStartMark().getLine() + 1, "here must be fields, 'name: value'");
            return Optional.empty();
        }
        Map<String, Node> fields = new LinkedHashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            String name = field.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            while (fields.containsKey(name)) {
                name += AGAIN;
            }
            fields.put(name, field.getValueNode());
        }
        return Optional.of(new Sheet(file, before, node, fields, findings));
    }

    private int line(Node node) {
        return before + (node.getStartMark() == null ? 0 : node.getStartMark().getLine()) + 1;
    }
}
