package io.surnia.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.directory.JsonHttp.Answer;
import io.surnia.mail.MailAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Google Workspace through the Directory API of the Admin SDK (directory_v1), which is always read as a whole. */
final class GoogleReader implements DirectoryReader {
    private static final String SCOPE = "https://www.googleapis.com/auth/admin.directory.user.readonly"
            + " https://www.googleapis.com/auth/admin.directory.group.readonly"
            + " https://www.googleapis.com/auth/admin.directory.group.member.readonly";
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final Service.Google service;
    private final String keyFile;
    private final DirectoryAddresses addresses;
    private final JsonHttp http;
    private final Clock clock;

    GoogleReader(Service.Google service, String keyFile, DirectoryAddresses addresses, JsonHttp http, Clock clock) {
        this.service = service;
        this.keyFile = keyFile;
        this.addresses = addresses;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Reading read(Map<String, Person> before, @Nullable String cursor, List<String> groups) {
        String token = token();
        Map<String, Person> people = new HashMap<>();
        Map<String, String> managers = new HashMap<>();
        pages("/users?projection=full&maxResults=500" + scope(), "users", token, user -> {
            Person person = person(user);
            people.put(person.id(), person);
            @Nullable String manager = managerOf(user);
            if (manager != null) {
                managers.put(person.id(), manager);
            }
        });
        return new Reading(new Snapshot(withManagers(people, managers), members(groups, token)), null);
    }

    @Override
    public void probe() {
        ok(http.get(address("/users?maxResults=1" + scope()), token()));
    }

    private String token() {
        ServiceAccount account = ServiceAccount.read(keyFile);
        String audience = addresses.googleToken().toString();
        String claim = account.claim(service.administrator(), SCOPE, audience, clock.instant());
        Answer answer = http.post(addresses.googleToken(), Map.of("grant_type", GRANT, "assertion", claim));
        String token = answer.body().path("access_token").asText();
        if (!answer.isOk() || token.isEmpty()) {
            throw new DirectoryFailure(
                    switch (answer.errorCode()) {
                        case "invalid_grant" ->
                            "Google refuses the service account's key or the administrator's address: one of them is wrong.";
                        case "unauthorized_client" ->
                            "Google does not let the service account act for the administrator: domain-wide delegation is missing.";
                        default -> "Google gives no token: it answers with status %d.".formatted(answer.status());
                    });
        }
        return token;
    }

    private String scope() {
        return service.domain() == null ? "&customer=my_customer" : "&domain=" + JsonHttp.encode(service.domain());
    }

    private static Person person(JsonNode user) {
        Map<Trait, String> attributes = new HashMap<>();
        JsonNode job = primary(user.path("organizations"));
        put(attributes, Trait.USER_NAME, user.path("primaryEmail"));
        put(attributes, Trait.DISPLAY_NAME, user.path("name").path("fullName"));
        put(attributes, Trait.DEPARTMENT, job.path("department"));
        put(attributes, Trait.TITLE, job.path("title"));
        put(attributes, Trait.COMPANY, job.path("name"));
        put(attributes, Trait.OFFICE, job.path("location"));
        put(attributes, Trait.PLACE, user.path("orgUnitPath"));
        boolean isOut =
                user.path("suspended").asBoolean(false) || user.path("archived").asBoolean(false);
        return new Person(
                user.path("id").asText(),
                text(user.path("primaryEmail")),
                text(user.path("name").path("givenName")),
                text(user.path("name").path("familyName")),
                !isOut,
                null,
                attributes);
    }

    /** One marked as primary, else the first. */
    private static JsonNode primary(JsonNode list) {
        for (JsonNode each : list) {
            if (each.path("primary").asBoolean(false)) {
                return each;
            }
        }
        return list.path(0);
    }

    /** Google names a manager by address. */
    private static @Nullable String managerOf(JsonNode user) {
        for (JsonNode relation : user.path("relations")) {
            if (relation.path("type").asText().equals("manager")) {
                return text(relation.path("value"));
            }
        }
        return null;
    }

    private static Map<String, Person> withManagers(Map<String, Person> people, Map<String, String> managers) {
        Map<String, String> ids = new HashMap<>();
        people.values().stream()
                .filter(person -> person.email() != null)
                .forEach(person -> ids.put(MailAddress.keyOf(Objects.requireNonNull(person.email())), person.id()));
        Map<String, Person> whole = new HashMap<>(people);
        managers.forEach((id, manager) ->
                whole.computeIfPresent(id, (_, person) -> person.withManager(ids.get(MailAddress.keyOf(manager)))));
        return whole;
    }

    private Map<String, Set<String>> members(List<String> wanted, String token) {
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, String> ids = new HashMap<>();
        pages("/groups?maxResults=200" + scope(), "groups", token, group -> {
            String id = group.path("id").asText();
            for (String name : List.of("name", "email", "id")) {
                ids.put(group.path(name).asText().toLowerCase(Locale.ROOT), id);
            }
        });
        Map<String, Set<String>> members = new HashMap<>();
        for (String group : wanted) {
            String id = ids.get(group.strip().toLowerCase(Locale.ROOT));
            if (id == null) {
                throw new DirectoryFailure("The directory has no group '%s'.".formatted(group));
            }
            Set<String> people = new HashSet<>();
            String path =
                    "/groups/%s/members?includeDerivedMembership=true&maxResults=200".formatted(JsonHttp.encode(id));
            pages(path, "members", token, member -> people.add(member.path("id").asText()));
            members.put(group, people);
        }
        return members;
    }

    /** Follows a list by its page tokens to the end. */
    private void pages(String path, String list, String token, Consumer<JsonNode> each) {
        String next = "";
        do {
            String page = next.isEmpty() ? "" : "&pageToken=" + JsonHttp.encode(next);
            JsonNode answer = ok(http.get(address(path + page), token));
            answer.path(list).forEach(each);
            next = answer.path("nextPageToken").asText();
        } while (!next.isEmpty());
    }

    private URI address(String path) {
        return URI.create(addresses.googleDirectory() + "/admin/directory/v1" + path);
    }

    private static JsonNode ok(Answer answer) {
        if (answer.isOk()) {
            return answer.body();
        }
        throw new DirectoryFailure(
                switch (answer.status()) {
                    case 401 -> "Google does not accept the token that Google gave.";
                    case 403 ->
                        "Google lets the administrator read no people or groups: the API must be switched on, and the"
                                + " administrator may need another role.";
                    case 404 -> "Google does not know the domain, or a group was removed meanwhile.";
                    default -> "Google answers with status %d.".formatted(answer.status());
                });
    }

    private static void put(Map<Trait, String> attributes, Trait attribute, JsonNode value) {
        @Nullable String text = text(value);
        if (text != null) {
            attributes.put(attribute, text);
        }
    }

    private static @Nullable String text(JsonNode value) {
        String text = value.asText();
        return value.isNull() || text.isBlank() ? null : text;
    }
}
