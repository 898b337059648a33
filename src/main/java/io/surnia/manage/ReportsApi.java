package io.surnia.manage;

import io.surnia.customers.CustomerId;
import io.surnia.platform.http.BodyWriter;
import io.surnia.platform.http.Call;
import io.surnia.reports.ReportFormat;
import io.surnia.reports.Reports;
import java.io.IOException;

/** Reports of a customer and of all of them, in any format, streamed. */
final class ReportsApi {
    private final Reports reports;

    ReportsApi(Reports reports) {
        this.reports = reports;
    }

    void ofCustomer(Call call) throws IOException {
        Caller caller = Caller.of(call);
        CustomerId customer = caller.customer();
        ReportFormat format = format(call);
        answer(
                call,
                format,
                "report-" + customer.value(),
                out -> reports.ofCustomer(caller.tenant(), customer, format, out));
    }

    void ofPartner(Call call) throws IOException {
        Caller caller = Caller.ofPartner(call);
        ReportFormat format = format(call);
        answer(call, format, "report", out -> reports.ofPartner(caller.tenant(), format, out));
    }

    private static ReportFormat format(Call call) {
        return call.choice("format", ReportFormat.class).orElse(ReportFormat.JSON);
    }

    private static void answer(Call call, ReportFormat format, String name, BodyWriter writer) throws IOException {
        if (format != ReportFormat.JSON) {
            call.setHeader("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format));
        }
        call.stream(format.mediaType(), writer);
    }
}
