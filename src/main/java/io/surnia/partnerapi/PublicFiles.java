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

/** What the API serves to everybody without a key: the contracts, the page made of them, and the badges. */
public final class PublicFiles {
    private static final String CONTRACT = "/contract/partner-api.yaml";
    private static final String MANAGE_CONTRACT = "/contract/manage-api.yaml";
    private static final String YAML = "application/yaml; charset=utf-8";
    private static final int AN_HOUR = 3_600;
    private static final int A_DAY = 86_400;

    private PublicFiles() {}

    /** Each made once; the page, for which the contracts are parsed, when it is first asked for. */
    public static List<FixedAnswer> all() {
        byte[] contract = contract();
        List<FixedAnswer> files = new ArrayList<>();
        files.add(new FixedAnswer("/api/openapi.yaml", "openapi", YAML, AN_HOUR, contract));
        files.add(new FixedAnswer(
                "/api/manage/openapi.yaml", "manage-openapi", YAML, AN_HOUR, resource(MANAGE_CONTRACT)));
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

    /** The contracts, arranged for reading, the management API's after the partner API's. */
    public static ApiReference reference() {
        return ContractReader.read(tree(contract())).and(ContractReader.read(tree(resource(MANAGE_CONTRACT))));
    }

    /** The contract as it is served. */
    public static byte[] contract() {
        return resource(CONTRACT);
    }

    private static byte[] resource(String name) {
        try (InputStream in = PublicFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its resource " + name);
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
