package io.surnia.partnerapi.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The contract, arranged for reading: operations by subject, objects after them.
 *
 * @param introduction paragraphs in the contract's light markup: {@code `code`} and {@code **bold**}
 */
public record ApiReference(String title, List<String> introduction, List<Section> sections, List<Shape> shapes) {

    /** This and another as one: what the other says comes after what this says. */
    public ApiReference and(ApiReference other) {
        List<String> paragraphs = new ArrayList<>(introduction);
        paragraphs.add("**" + other.title() + "**");
        paragraphs.addAll(other.introduction());
        return new ApiReference(title, paragraphs, joined(sections, other.sections), joined(shapes, other.shapes));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** The operations on one subject. */
    public record Section(String name, String description, List<Operation> operations) {}

    /**
     * One operation.
     *
     * @param id its identity in the contract, good for an anchor
     * @param when which of several operations on one path it is; null where the path has one only
     * @param selector the query parameter that tells it apart; null where none does
     * @param paths the first is the one to use
     * @param answer how the body reads, in words
     * @param shape the object that the body is or is made of; null for an answer that is none
     * @param curl a command line that calls it
     */
    public record Operation(
            String id,
            String title,
            String method,
            List<String> paths,
            @Nullable String when,
            @Nullable String selector,
            String description,
            boolean keyless,
            List<Parameter> parameters,
            String answer,
            @Nullable String shape,
            List<String> statuses,
            String curl) {}

    /** A parameter, of the path, the query, a header or the body. */
    public record Parameter(String name, boolean required, String type, String description, String example) {}

    /** An object that is sent. */
    public record Shape(String name, String description, List<Field> fields) {}

    /**
     * A field of an object.
     *
     * @param shape the object that it is or is made of; null for a plain value
     */
    public record Field(
            String name,
            String type,
            String description,
            String example,
            boolean optional,
            boolean deprecated,
            @Nullable String shape) {}
}
