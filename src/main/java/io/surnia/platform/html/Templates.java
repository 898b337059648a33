package io.surnia.platform.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/** Renders the HTML templates of {@code src/main/jte}, which the build compiles; every value is escaped for its place. */
public final class Templates {
    private static final String PACKAGE = "io.surnia.jte";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);

    /**
     * Renders one template.
     *
     * @param template its file below {@code src/main/jte}, such as {@code mail/exposure-report.jte}
     * @param model the template's one parameter
     */
    public String render(String template, Object model) {
        StringOutput out = new StringOutput(8192);
        engine.render(template, model, out);
        return out.toString();
    }
}
