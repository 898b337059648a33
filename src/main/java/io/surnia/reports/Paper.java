package io.surnia.reports;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import io.surnia.platform.html.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/** Prints pages as PDF. They reach nothing but what they hold: no file, no address. */
final class Paper {
    static {
        XRLog.setLoggingEnabled(false);
        FontMappers.set(new OwnFont());
    }

    private final Templates templates;

    Paper(Templates templates) {
        this.templates = templates;
    }

    void report(ReportPage page, OutputStream out) throws IOException {
        print("reports/report.jte", page, page.title(), out);
    }

    void certificate(CertificatePage page, OutputStream out) throws IOException {
        print("reports/certificate.jte", page, page.title(), out);
    }

    private void print(String template, Object page, String title, OutputStream out) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.withHtmlContent(templates.render(template, page), null);
        for (Fonts font : Fonts.values()) {
            FSSupplier<InputStream> file = font::open;
            builder.useFont(file, Fonts.FAMILY, font.weight(), FontStyle.NORMAL, true);
        }
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (_, _) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.withProducer(title);
        builder.toStream(out);
        builder.run();
    }
}
