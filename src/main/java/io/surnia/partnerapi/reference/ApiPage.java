package io.surnia.partnerapi.reference;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** The reference as a page to read, whole in itself: it loads nothing and works without a script. */
public final class ApiPage {
    private ApiPage() {}

    public static String html(ApiReference reference) {
        TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "io.surnia.jte");
        StringOutput page = new StringOutput(200_000);
        templates.render("api/reference.jte", reference, page);
        return page.toString();
    }
}
