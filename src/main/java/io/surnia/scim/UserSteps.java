package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import io.surnia.platform.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What steps make of a user's profile. Attributes that we do not keep are passed over. Pure. */
final class UserSteps {
    private UserSteps() {}

    /** @throws Problem 400 where a value cannot be one of its attribute */
    static Profile apply(Profile profile, List<Step> steps) {
        Profile result = profile;
        for (Step step : steps) {
            result = apply(result, step);
        }
        return result;
    }

    private static Profile apply(Profile profile, Step step) {
        JsonNode value = step.kind() == Step.Kind.REMOVE ? NullNode.instance : step.value();
        return switch (step.name()) {
            case "username" -> profile.withUserName(text(value, "userName", ""));
            case "name" -> name(profile, value);
            case "name.givenname" -> profile.withNames(text(value, "name.givenName", ""), profile.familyName());
            case "name.familyname" -> profile.withNames(profile.givenName(), text(value, "name.familyName", ""));
            case "name.formatted" -> formatted(profile, value);
            case "displayname" -> profile.withDisplayName(Values.text(value, "displayName"));
            case "externalid" -> profile.withExternalId(Values.text(value, "externalId"));
            case "active" -> active(profile, value);
            case "emails", "emails.value" -> isAboutTheMail(step, profile) ? mail(profile, value) : profile;
            case "manager", "manager.value" -> profile.withManager(manager(value));
            default -> profile;
        };
    }

    private static Profile name(Profile profile, JsonNode value) {
        if (value.isNull()) {
            return profile.withNames("", "");
        }
        if (!value.isObject()) {
            throw Refusal.invalidValue("The name must be an object.");
        }
        return apply(
                profile,
                Step.ofResource(value).stream()
                        .map(part -> new Step(part.kind(), Paths.path("name." + part.path()), part.value()))
                        // The parts say more than the whole: they are read before it.
                        .sorted((one, other) -> Boolean.compare(
                                one.name().equals("name.formatted"),
                                other.name().equals("name.formatted")))
                        .toList());
    }

    /** Where the parts are known, the whole follows them and is not theirs to change. */
    private static Profile formatted(Profile profile, JsonNode value) {
        String whole = text(value, "name.formatted", "");
        return profile.fullName().isEmpty() && !whole.isEmpty() ? profile.withFullName(whole) : profile;
    }

    /** Without a value a user is active. */
    private static Profile active(Profile profile, JsonNode value) {
        if (value.isNull()) {
            return profile.withActive(true);
        }
        return profile.withActive(
                Values.truth(value).orElseThrow(() -> Refusal.invalidValue("The active must be true or false.")));
    }

    private static Profile mail(Profile profile, JsonNode value) {
        JsonNode chosen = value;
        if (value.isArray()) {
            chosen = first(value, "primary", "true")
                    .or(() -> first(value, "type", "work"))
                    .orElseGet(() -> value.path(0));
        }
        return profile.withMail(Values.text(chosen, "emails"));
    }

    private static Optional<JsonNode> first(JsonNode list, String name, String wanted) {
        for (JsonNode element : list) {
            if (element.path(name).asText().toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    /** We keep one address, the one at work, and pass over what is said of others. */
    private static boolean isAboutTheMail(Step step, Profile profile) {
        Filter filter = Paths.valueFilter(step.path());
        if (filter == null) {
            return true;
        }
        JsonNode ours = JsonNodeFactory.instance
                .objectNode()
                .put("type", "work")
                .put("primary", true)
                .put("value", profile.address());
        try {
            return FilterEvaluator.evaluate(filter, ours);
        } catch (ScimException | RuntimeException incomparable) {
            return false;
        }
    }

    private static @Nullable Long manager(JsonNode value) {
        if (Values.text(value, "manager") == null) {
            return null;
        }
        return Ids.parse(Values.single(value)).orElseThrow(UserSteps::unknownManager);
    }

    static Problem unknownManager() {
        return Refusal.invalidValue("The manager must be the id of another user of this customer.");
    }

    private static String text(JsonNode value, String attribute, String absent) {
        String text = Values.text(value, attribute);
        return text == null ? absent : text;
    }
}
