package io.surnia.partnerapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.surnia.partnerapi.reference.ApiPage;
import io.surnia.partnerapi.reference.ContractReader;
import io.surnia.platform.http.FixedAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the API serves to everybody without a key: the contract, the page made of it, and the badges. */
public final class PublicFiles {
    private static final String CONTRACT = "/contract/partner-api.yaml";
    private static final int AN_HOUR = 3_600;
    private static final int A_DAY = 86_400;

    private PublicFiles() {}

    /** Ready answers, made once. */
    public static List<FixedAnswer> all() {
        byte[] contract = contract();
        byte[] page = ApiPage.html(ContractReader.read(tree(contract))).getBytes(StandardCharsets.UTF_8);
        List<FixedAnswer> files = new ArrayList<>();
        files.add(
                new FixedAnswer("/api/openapi.yaml", "openapi", "application/yaml; charset=utf-8", AN_HOUR, contract));
        files.add(new FixedAnswer("/api/docs", "docs", "text/html; charset=utf-8", AN_HOUR, page));
        new Badges()
                .pictures()
                .forEach((name, svg) ->
                        files.add(new FixedAnswer("/badges/" + name + ".svg", "badge", "image/svg+xml", A_DAY, svg)));
        return files;
    }

    /** The contract as it is served. */
    public static byte[] contract() {
        try (InputStream in = PublicFiles.class.getResourceAsStream(CONTRACT)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource " + CONTRACT);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] yaml) {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
