package io.surnia.portal;

import io.surnia.platform.html.Templates;
import io.surnia.platform.http.Access;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import io.surnia.platform.http.Route;
import io.surnia.reports.CertificateCode;
import io.surnia.reports.Certificates;
import io.surnia.reports.Verified;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which anybody verifies a certificate's code. What is no code is answered without asking the database, and
 * as a code that nobody has; 100 random bits cannot be found by trying.
 */
public final class CertificatePages {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "X-Robots-Tag", "noindex",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");

    private final Certificates certificates;
    private final Templates templates;

    public CertificatePages(Certificates certificates, Templates templates) {
        this.certificates = certificates;
        this.templates = templates;
    }

    /** The pages. */
    public List<Route> routes() {
        return List.of(Route.get("/certificates/{code}", "verifyCertificate", Access.PUBLIC, this::verify));
    }

    private void verify(Call call) throws IOException {
        Optional<Verified> verified =
                CertificateCode.parse(call.pathParameter("code")).flatMap(certificates::verify);
        String page = templates.render("portal/certificate.jte", new VerificationPage(verified.orElse(null)));
        call.answer(new Answer(verified.isPresent() ? 200 : 404, HEADERS, HTML, page.getBytes(StandardCharsets.UTF_8)));
    }
}
