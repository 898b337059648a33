package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finds what the published API document names in the contract; skipped where the document is not at hand. */
class ApiDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "shared", "reference", "cyberhoot-api.txt");
    private static final Pattern FIELD = Pattern.compile("\\[([A-Za-z0-9_]*[A-Za-z_][A-Za-z0-9_]*)] =>");
    private static final Pattern ENDPOINT =
            Pattern.compile("https://<DEPLOYMENT_SUBDOMAIN>\\.cyberhoot\\.com(/api/[^\\s?\\\\]*)");

    private static String document = "";
    private static JsonNode contract = new YAMLMapper().createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        assumeTrue(Files.exists(DOCUMENT), "The API document is not beside the project");
        document = Files.readString(DOCUMENT);
        contract = new YAMLMapper().readTree(PublicFiles.contract());
    }

    @Test
    void namesEveryOperationByItsTitle() {
        List<String> lines = document.lines().map(String::strip).toList();

        assertThat(Routes.table().stream().map(Operation::title).filter(title -> !title.equals("Get User Rankings")))
                .hasSize(24)
                .isSubsetOf(lines);
    }

    @Test
    void holdsEveryEndpoint() {
        Set<String> paths = new TreeSet<>();
        contract.path("paths").fieldNames().forEachRemaining(paths::add);

        assertThat(all(ENDPOINT).map(path -> path.replaceAll("/{2,}", "/")))
                .isNotEmpty()
                .isSubsetOf(paths);
    }

    @Test
    void holdsEveryFieldName() {
        Set<String> names = new TreeSet<>();
        contract.path("components")
                .path("schemas")
                .forEach(schema -> schema.path("properties").fieldNames().forEachRemaining(names::add));

        assertThat(all(FIELD)).hasSizeGreaterThan(300).isSubsetOf(names);
    }

    @Test
    void holdsEveryParameter() {
        Set<String> names = new TreeSet<>();
        contract.findParents("in")
                .forEach(parameter -> names.add(parameter.path("name").asText()));

        assertThat(parameters()).contains("customer_id", "Email", "emails").isSubsetOf(names);
    }

    private static Stream<String> all(Pattern pattern) {
        Matcher matcher = pattern.matcher(document);
        return matcher.results().map(result -> result.group(1)).distinct();
    }

    /** What stands as `-d name=` in the examples, and before `Required`, `Optional` or `Conditionally` in the tables. */
    private static Stream<String> parameters() {
        return Pattern.compile(
                        "(?:-\\s?d |- d )([A-Za-z_]+)=|(?m)^([A-Za-z_]+)\\s+(?:Required|Optional|Conditionally Required)\\b")
                .matcher(document)
                .results()
                .map(result -> result.group(1) == null ? result.group(2) : result.group(1))
                .filter(name -> !name.equals("Parameter"))
                .distinct();
    }
}
