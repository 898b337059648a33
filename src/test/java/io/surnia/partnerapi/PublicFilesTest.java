package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.testing.ContractClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class PublicFilesTest {
    private static final ApiServer SERVER = ApiServer.SHARED;
    private static final Pattern LINK = Pattern.compile("href=\"#([^\"]+)\"");
    private static final Pattern ANCHOR = Pattern.compile("id=\"([^\"]+)\"");

    @Test
    void servesTheContractAsItIs() {
        Answer contract = SERVER.client().get("/api/openapi.yaml");

        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.response().body()).isEqualTo(new String(PublicFiles.contract(), StandardCharsets.UTF_8));
    }

    /** The client holds each answer against the contract. */
    @Test
    void answersHealthAsTheContractSays() {
        assertThat(SERVER.client().get("/health/live").ok().path("status").asText())
                .isEqualTo("up");
        assertThat(SERVER.client().get("/health/ready").ok().path("status").asText())
                .isEqualTo("up");
    }

    @Test
    void servesAPageOnWhichEveryOperationHasItsPlaceAndEveryLinkItsEnd() {
        String page = SERVER.client().get("/api/docs").response().body();
        Set<String> links = all(LINK, page);

        assertThat(links).containsAll(Routes.table().stream().map(Operation::id).toList());
        assertThat(all(ANCHOR, page)).containsAll(links);
        assertThat(page).doesNotContain("<script").doesNotContain("src=\"http");
        for (Operation operation : Routes.table()) {
            assertThat(page).contains("curl https://localhost:8443" + operation.path());
        }
    }

    @Test
    void drawsEveryBadgeAsWellFormedXml() throws Exception {
        assertThat(new Badges().pictures()).hasSize(24);
        for (byte[] svg : new Badges().pictures().values()) {
            assertThat(new String(svg, StandardCharsets.UTF_8)).doesNotContain("{");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new java.io.ByteArrayInputStream(svg))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
