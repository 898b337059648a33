package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.json.Json;
import io.surnia.reports.ReportFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A report has the numbers that the API answers at the same moment. */
class ReportsAgreeTest {
    private static final ApiServer SERVER = ApiServer.SHARED;

    /** The API's names, and the report's. */
    private static final Map<String, String> SAME = Map.of(
            "name", "customer_name",
            "hoot_score", "hoot_score",
            "userCount", "users",
            "overallPolicyCompliance", "policy_compliance",
            "overallVideoCompliance", "video_compliance",
            "overallSurveyCompliance", "survey_compliance",
            "overallPhishingCompliance", "phishing_compliance",
            "overallZacFoundationalCompliance", "foundational_compliance");

    @Test
    void ofACustomerAndOfAllOfThem() throws IOException {
        JsonNode answered = SERVER.partner()
                .get("/api/customers/?customer_id=" + SERVER.world.harbour.value())
                .ok();
        JsonNode customer = answered.isArray() ? answered.get(0) : answered;
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        SERVER.rooms.reports().ofCustomer(SERVER.world.tenant, SERVER.world.harbour, ReportFormat.JSON, one);
        JsonNode report = Json.tree(one.toString(StandardCharsets.UTF_8));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        SERVER.rooms.reports().ofPartner(SERVER.world.tenant, ReportFormat.JSON, all);
        JsonNode row = row(Json.tree(all.toString(StandardCharsets.UTF_8)), SERVER.world.harbour.value());

        assertThat(report.path("users").asInt()).isPositive();
        SAME.forEach((api, own) -> {
            assertThat(report.path(own)).as(own).isEqualTo(customer.path(api));
            assertThat(row.path(own)).as(own).isEqualTo(customer.path(api));
        });
    }

    private static JsonNode row(JsonNode report, long customer) {
        for (JsonNode each : report.path("customers")) {
            if (each.path("customer_id").asLong() == customer) {
                return each;
            }
        }
        throw new AssertionError("the customer is not in the report");
    }
}
