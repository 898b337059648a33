package io.surnia.directory;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.directory.DirectoryFailure.CursorLost;
import io.surnia.directory.JsonHttp.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entra ID through Microsoft Graph v1.0: people by delta query (user: delta), members of groups by their transitive
 * members, so that groups within groups count. The application's permissions: User.Read.All and GroupMember.Read.All.
 */
final class EntraReader implements DirectoryReader {
    private static final String SELECT =
            "id,displayName,givenName,surname,mail,userPrincipalName,accountEnabled,userType,"
                    + "department,jobTitle,companyName,officeLocation,manager";
    private static final int MEMBERS_AT_ONCE = 999;

    private final Service.Entra service;
    private final String secret;
    private final DirectoryAddresses addresses;
    private final JsonHttp http;

    EntraReader(Service.Entra service, String secret, DirectoryAddresses addresses, JsonHttp http) {
        this.service = service;
        this.secret = secret;
        this.addresses = addresses;
        this.http = http;
    }

    @Override
    public Reading read(Map<String, Person> before, @Nullable String cursor, List<String> groups) {
        String token = token();
        Map<String, Person> people = new HashMap<>();
        String next = people(before, cursor, people, token);
        Map<String, Set<String>> members = new HashMap<>();
        for (String group : groups) {
            members.put(group, members(group, token));
        }
        return new Reading(new Snapshot(people, members), next);
    }

    @Override
    public void probe() {
        ok(http.get(graph("/users?$top=1&$select=id"), token()));
    }

    /** OAuth 2.0 client credentials, as the Microsoft identity platform answers them. */
    private String token() {
        URI address = URI.create(
                "%s/%s/oauth2/v2.0/token".formatted(addresses.entraLogin(), JsonHttp.encode(service.tenantId())));
        Answer answer = http.post(
                address,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        service.clientId(),
                        "client_secret",
                        secret,
                        "scope",
                        addresses.graph() + "/.default"));
        String token = answer.body().path("access_token").asText();
        if (!answer.isOk() || token.isEmpty()) {
            throw new DirectoryFailure(
                    switch (answer.errorCode()) {
                        case "invalid_client" -> "Microsoft refuses the client secret: it is wrong or has expired.";
                        case "unauthorized_client" -> "Microsoft does not know the client_id in this directory.";
                        case "invalid_request", "invalid_tenant" -> "Microsoft knows no directory of this tenant_id.";
                        default -> "Microsoft gives no token: it answers with status %d.".formatted(answer.status());
                    });
        }
        return token;
    }

    /** Fills in the people; where changes are not told any more, all are read. Gives the link to the next changes. */
    private String people(
            Map<String, Person> before, @Nullable String cursor, Map<String, Person> people, String token) {
        if (cursor != null && isOurs(URI.create(cursor))) {
            try {
                people.putAll(before);
                return delta(URI.create(cursor), people, token);
            } catch (CursorLost lost) {
                people.clear();
            }
        }
        return delta(graph("/users/delta?$select=" + SELECT), people, token);
    }

    private String delta(URI first, Map<String, Person> people, String token) {
        JsonNode last = pages(first, token, user -> {
            String id = user.path("id").asText();
            if (user.has("@removed")) {
                people.remove(id);
            } else {
                people.put(id, merged(people.get(id), id, user));
            }
        });
        String link = last.path("@odata.deltaLink").asText();
        if (link.isEmpty()) {
            throw new DirectoryFailure("Microsoft Graph ended a delta query without a deltaLink.");
        }
        return ours(link).toString();
    }

    private Set<String> members(String group, String token) {
        Set<String> ids = new HashSet<>();
        String path = "/groups/%s/transitiveMembers?$select=id&$top=%d"
                .formatted(JsonHttp.encode(groupId(group, token)), MEMBERS_AT_ONCE);
        pages(graph(path), token, member -> ids.add(member.path("id").asText()));
        return ids;
    }

    /** A group is named by its object id, or by a display name that one group has. */
    private String groupId(String group, String token) {
        if (group.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return group;
        }
        String filter = "displayName eq '%s'".formatted(group.replace("'", "''"));
        Set<String> ids = new HashSet<>();
        pages(
                graph("/groups?$select=id&$filter=" + JsonHttp.encode(filter)),
                token,
                found -> ids.add(found.path("id").asText()));
        if (ids.size() != 1) {
            throw new DirectoryFailure(
                    ids.isEmpty()
                            ? "The directory has no group '%s'.".formatted(group)
                            : "The directory has several groups '%s': name it by its id.".formatted(group));
        }
        return ids.iterator().next();
    }

    /** Follows the pages of a list to the last, and gives that. */
    private JsonNode pages(URI first, String token, Consumer<JsonNode> each) {
        URI address = first;
        while (true) {
            JsonNode page = ok(http.get(address, token));
            page.path("value").forEach(each);
            String next = page.path("@odata.nextLink").asText();
            if (next.isEmpty()) {
                return page;
            }
            address = ours(next);
        }
    }

    private static JsonNode ok(Answer answer) {
        if (answer.isOk()) {
            return answer.body();
        }
        String code = answer.errorCode();
        if (answer.status() == 410
                || code.equalsIgnoreCase("syncStateNotFound")
                || code.equalsIgnoreCase("resyncRequired")) {
            throw new CursorLost();
        }
        throw new DirectoryFailure(
                switch (answer.status()) {
                    case 401 -> "Microsoft Graph does not accept the token that Microsoft gave.";
                    case 403 ->
                        "Microsoft Graph lets the application read no people or groups: it needs the application permissions"
                                + " User.Read.All and GroupMember.Read.All, with an administrator's consent.";
                    case 404 -> "The directory has no group of one of the ids that are to be read.";
                    default -> "Microsoft Graph answers with status %d.".formatted(answer.status());
                });
    }

    /** A user as a delta query tells one: what it leaves out is as before. */
    private static Person merged(@Nullable Person before, String id, JsonNode user) {
        Map<Trait, String> attributes = new HashMap<>(before == null ? Map.of() : before.attributes());
        @Nullable String formerName = attributes.get(Trait.USER_NAME);
        take(attributes, user, Trait.USER_NAME, "userPrincipalName");
        take(attributes, user, Trait.DISPLAY_NAME, "displayName");
        take(attributes, user, Trait.DEPARTMENT, "department");
        take(attributes, user, Trait.TITLE, "jobTitle");
        take(attributes, user, Trait.COMPANY, "companyName");
        take(attributes, user, Trait.OFFICE, "officeLocation");
        take(attributes, user, Trait.USER_TYPE, "userType");
        return new Person(
                id,
                email(before, user, formerName, attributes.get(Trait.USER_NAME)),
                text(user, "givenName", before == null ? null : before.firstName()),
                text(user, "surname", before == null ? null : before.lastName()),
                user.path("accountEnabled").asBoolean(before == null || before.isEnabled()),
                manager(user, before == null ? null : before.manager()),
                attributes);
    }

    /** The name to sign in with stands for an address that there is none of. */
    private static @Nullable String email(
            @Nullable Person before, JsonNode user, @Nullable String formerName, @Nullable String name) {
        if (user.has("mail")) {
            @Nullable String mail = text(user, "mail", null);
            return mail == null ? name : mail;
        }
        @Nullable String email = before == null ? null : before.email();
        return email == null || email.equals(formerName) ? name : email;
    }

    private static void take(Map<Trait, String> attributes, JsonNode user, Trait attribute, String property) {
        @Nullable String value = text(user, property, attributes.get(attribute));
        if (value == null) {
            attributes.remove(attribute);
        } else {
            attributes.put(attribute, value);
        }
    }

    private static @Nullable String text(JsonNode user, String property, @Nullable String before) {
        JsonNode value = user.get(property);
        if (value == null) {
            return before;
        }
        return value.isNull() || value.asText().isBlank() ? null : value.asText();
    }

    /** A list of changes: the manager who came, and the one who went, marked as removed. */
    private static @Nullable String manager(JsonNode user, @Nullable String before) {
        JsonNode changes = user.get("manager@delta");
        if (changes == null) {
            return before;
        }
        @Nullable String manager = before;
        for (JsonNode change : changes) {
            String id = change.path("id").asText();
            if (!change.has("@removed")) {
                return id;
            }
            if (id.equals(manager)) {
                manager = null;
            }
        }
        return manager;
    }

    private URI graph(String path) {
        return URI.create(addresses.graph() + "/v1.0" + path);
    }

    /** The token goes nowhere but to Microsoft Graph, whatever a link says. */
    private URI ours(String link) {
        URI address = URI.create(link);
        if (!isOurs(address)) {
            throw new DirectoryFailure("Microsoft Graph sends the reader somewhere else.");
        }
        return address;
    }

    private boolean isOurs(URI address) {
        URI graph = addresses.graph();
        return graph.getScheme().equals(address.getScheme())
                && graph.getAuthority().equals(address.getAuthority());
    }
}
