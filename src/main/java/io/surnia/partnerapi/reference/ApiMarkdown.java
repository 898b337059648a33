package io.surnia.partnerapi.reference;

import io.surnia.partnerapi.reference.ApiReference.Field;
import io.surnia.partnerapi.reference.ApiReference.Operation;
import io.surnia.partnerapi.reference.ApiReference.Parameter;
import io.surnia.partnerapi.reference.ApiReference.Section;
import io.surnia.partnerapi.reference.ApiReference.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The reference as Markdown, for reading in the repository: the page docs/api.md. */
public final class ApiMarkdown {
    private final StringBuilder page = new StringBuilder(150_000);

    private ApiMarkdown() {}

    /** The whole page, its lines ended by {@code \n}. */
    public static String of(ApiReference reference) {
        ApiMarkdown markdown = new ApiMarkdown();
        markdown.print(reference);
        return markdown.page.toString();
    }

    private void print(ApiReference reference) {
        line("# " + reference.title());
        paragraph("Printed from `contract/partner-api.yaml` by `./surnia routes --markdown`; a test holds it to the"
                + " contract. A server shows the same at `/api/docs`.");
        reference.introduction().forEach(this::paragraph);
        reference.sections().forEach(this::print);
        paragraph("## Objects");
        reference.shapes().forEach(this::print);
    }

    private void print(Section section) {
        paragraph("## " + section.name());
        paragraph(section.description());
        section.operations().forEach(this::print);
    }

    private void print(Operation operation) {
        paragraph("### " + operation.title());
        String when = operation.when() == null ? "" : ", when " + operation.when();
        paragraph(
                "**%s** `%s`%s".formatted(operation.method(), operation.paths().getFirst(), when));
        if (operation.paths().size() > 1) {
            paragraph("Also `%s`."
                    .formatted(String.join(
                            "`, `",
                            operation.paths().subList(1, operation.paths().size()))));
        }
        paragraph(operation.description() + (operation.keyless() ? " No key is needed." : ""));
        if (!operation.parameters().isEmpty()) {
            paragraph("| parameter | type | meaning |");
            line("|---|---|---|");
            operation.parameters().forEach(this::row);
        }
        paragraph("%s%s Statuses: %s."
                .formatted(
                        operation.answer(),
                        operation.shape() == null ? "" : " Object: " + link(operation.shape(), operation.shape()) + ".",
                        String.join(", ", operation.statuses())));
        paragraph("```");
        line(operation.curl());
        line("```");
    }

    private void row(Parameter parameter) {
        line("| `%s`%s | %s | %s%s |"
                .formatted(
                        parameter.name(),
                        parameter.required() ? " (required)" : "",
                        cell(parameter.type()),
                        cell(parameter.description()),
                        example(parameter.example())));
    }

    private void print(Shape shape) {
        paragraph("### " + shape.name());
        paragraph(shape.description());
        paragraph("| field | type | meaning |");
        line("|---|---|---|");
        shape.fields().forEach(this::row);
    }

    private void row(Field field) {
        String name = "`" + field.name() + "`";
        line("| %s%s | %s | %s%s |"
                .formatted(
                        field.deprecated() ? "~~" + name + "~~" : name,
                        field.optional() ? " (may be absent)" : "",
                        link(cell(field.type()), field.shape()),
                        cell(field.description()),
                        example(field.example())));
    }

    private static String link(String text, @Nullable String shape) {
        return shape == null ? text : "[%s](#%s)".formatted(text, shape.toLowerCase(Locale.ROOT));
    }

    private static String example(String example) {
        return example.isEmpty() ? "" : " Example: `" + cell(example) + "`";
    }

    private static String cell(String text) {
        return text.strip().replaceAll("\\s+", " ").replace("|", "\\|");
    }

    private void paragraph(String text) {
        page.append('\n');
        line(text.strip());
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
