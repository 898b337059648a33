package io.surnia.partnerapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.surnia.partnerapi.reference.ApiPage;
import io.surnia.partnerapi.reference.ApiReference;
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

    /** Each made once; the page, for which the contract is parsed, when it is first asked for. */
    public static List<FixedAnswer> all() {
        byte[] contract = contract();
        List<FixedAnswer> files = new ArrayList<>();
        files.add(
                new FixedAnswer("/api/openapi.yaml", "openapi", "application/yaml; charset=utf-8", AN_HOUR, contract));
        files.add(
                FixedAnswer.madeWhenAsked("/api/docs", "docs", "text/html; charset=utf-8", AN_HOUR, PublicFiles::page));
        new Badges()
                .pictures()
                .forEach((name, svg) ->
                        files.add(new FixedAnswer("/badges/" + name + ".svg", "badge", "image/svg+xml", A_DAY, svg)));
        return files;
    }

    private static byte[] page() {
        return ApiPage.html(reference()).getBytes(StandardCharsets.UTF_8);
    }

    /** The contract, arranged for reading. */
    public static ApiReference reference() {
        return ContractReader.read(tree(contract()));
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
