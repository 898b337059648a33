package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void listsTwentyFourDocumentedOperationsAndTheRankings() {
        assertThat(Routes.table()).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void areTheOperationsOfTheContract() throws IOException {
        Set<String> declared = new TreeSet<>();
        new YAMLMapper()
                .readTree(PublicFiles.contract())
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    for (JsonNode operation : method.getValue().path("x-operations")) {
                        declared.add("%s %s %s %s"
                                .formatted(
                                        method.getKey().toUpperCase(Locale.ROOT),
                                        path.getKey(),
                                        operation.path("id").asText(),
                                        operation.path("title").asText()));
                    }
                }));
        List<String> served = Routes.table().stream()
                .map(row -> "%s %s %s %s".formatted(row.method(), row.path(), row.id(), row.title()))
                .toList();

        assertThat(served).containsExactlyInAnyOrderElementsOf(declared);
    }
}
