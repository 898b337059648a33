package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.manage.ManageClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportsTest {
    private static final ManageServer SERVER = ManageServer.SHARED;

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv; charset=utf-8, first_name",
        "pdf, application/pdf, %PDF",
        "xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, PK",
        "json, application/json, {"
    })
    void givesAReportInEveryFormatAlsoToAKeyThatOnlyReads(String format, String type, String start) {
        long customer = SERVER.customer("Reported " + format);
        SERVER.user(customer, "ana@%s.example".formatted(format));
        for (String path : new String[] {"/customers/" + customer + "/report", "/partner/report"}) {
            Answer answer = ManageServer.clientOf(SERVER.server)
                    .withKey(SERVER.readingKey)
                    .get(path + "?format=" + format);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo(type);
            assertThat(answer.response().body())
                    .startsWith(path.startsWith("/partner") && format.equals("csv") ? "customer_id" : start);
        }
    }

    @Test
    void refusesAFormatThatThereIsNot() {
        long customer = SERVER.customer("Unformatted");
        assertThat(SERVER.client()
                        .get("/customers/" + customer + "/report?format=doc")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void knowsNoCustomerOfAnotherPartner() {
        long customer = SERVER.customer("Hidden");
        assertThat(ManageServer.clientOf(SERVER.server)
                        .withKey(SERVER.strangersKey)
                        .get("/customers/" + customer + "/report")
                        .status())
                .isEqualTo(404);
    }
}
