package io.surnia.partnerapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.platform.html.Templates;
import io.surnia.platform.http.Server;
import io.surnia.portal.CertificatePages;
import io.surnia.reports.Certificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the public page says of a code, on a real server, to somebody without any key. */
class CertificatePageTest {
    private static final ApiServer API = ApiServer.SHARED;
    private static final Server SERVER = ApiServer.start(
            new CertificatePages(API.rooms.certificates(), new Templates()).routes(),
            (key, call) -> "nobody",
            () -> true);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().sslContext(ApiServer.trust()).build();

    @AfterAll
    static void stop() {
        SERVER.close();
        CLIENT.close();
    }

    @Test
    void verifiesACodeOfWhicheverPartnerWithInitialsAndNothingElseOfTheLearner() throws Exception {
        for (World world : new World[] {API.world, API.others}) {
            Certificate certificate = API.rooms
                    .db()
                    .inTenant(
                            world.tenant,
                            tx -> API.rooms.certificates().get(tx, world.harbour, world.ana, world.video));
            HttpResponse<String> page = get(certificate.code().toString().toLowerCase(Locale.ROOT));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("This certificate is valid.", "A. S.", "Passwords / that last", "Surnia")
                    .doesNotContain("Sousa", "harbour.example", "Harbour");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            Files.createDirectories(Path.of("target", "pictures"));
            Files.writeString(Path.of("target", "pictures", "certificate-page.html"), page.body());
        }
    }

    @Test
    void saysTheSameOfACodeThatNobodyHasAndOfWhatIsNone() throws Exception {
        HttpResponse<String> unknown = get("00000-00000-00000-00000");
        HttpResponse<String> none = get("%27%20or%201=1");

        assertThat(unknown.statusCode()).isEqualTo(404).isEqualTo(none.statusCode());
        assertThat(unknown.body()).isEqualTo(none.body()).contains("There is no such certificate.");
    }

    private static HttpResponse<String> get(String code) throws IOException, InterruptedException {
        URI address = URI.create("https://localhost:%d/certificates/%s".formatted(SERVER.port(), code));
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
