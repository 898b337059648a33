package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.surnia.customers.CustomerId;
import io.surnia.exposures.NewDehashedRecord;
import io.surnia.partner.ApiKeyId;
import io.surnia.partner.Principal;
import io.surnia.partner.Scope;
import io.surnia.platform.http.Server;
import io.surnia.testing.FakeSources;
import io.surnia.testing.TestDatabase;
import io.surnia.testing.TestPostgres;
import io.surnia.webhooks.EndpointId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operation is in the contract and made to answer every status that the contract declares for it. */
class EveryAnswerTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private static final String UNKNOWN = "999999999";
    private static final String MAIL_SERVER =
            "{\"name\": \"Here\", \"host\": \"127.0.0.1\", \"from\": \"aware@every.example\"}";
    private static final TestDatabase WITHOUT_TABLES = TestPostgres.emptyDatabase();
    private static final Server BROKEN = ManageServer.start(
            SERVER.on(WITHOUT_TABLES.app()),
            (key, call) -> new Principal(SERVER.tenant, new ApiKeyId(1000), new Scope.WholePartner(), true, null),
            () -> true);
    private static final Server STARTING = ManageServer.start(SERVER.rooms, (key, call) -> "nobody", () -> false);

    private static final String DIRECTORY = """
            {"name": "Office", "kind": "ldap", "host": "127.0.0.1", "bind_dn": "cn=reader", "base_dn": "dc=every,dc=example",
             "secret": "password", "skip_rules": [{"attribute": "email", "match": "ends_with", "value": ".invalid"}],
             "groups": [{"directory_group": "Desk", "group": null}]}""";
    private static final String SOURCE_KEY = "{\"source\": \"hibp\", \"api_key\": \"%s\"}".formatted(FakeSources.KEY);

    /** The statuses that the contract declares for each operation. */
    private static final Map<String, Set<String>> DECLARED = declared();

    private static final String ASKED =
            "[{\"question\": \"?\", \"answers\": [{\"text\": \"a\", \"right\": true}, {\"text\": \"b\", \"right\": false}]}]";
    private static final String MESSAGE =
            "{\"decision\": \"phish\", \"suspicious\": [{\"part\": \"sender\", \"why\": \"No.\"}], \"message\": {\"body\": \"<p>Pay</p>\"}}";

    /** What is put into the paths. */
    private static final Map<String, String> IDS = new LinkedHashMap<>();

    @BeforeAll
    static void callEverything() {
        ManageClient client = SERVER.client();
        long customer = SERVER.customer("Every Answer");
        IDS.put("customers/{customer}", "customers/" + customer);
        String base = "/customers/" + customer;
        put(
                "managers",
                client.post(base + "/managers", person("ines@every.example")).id());
        long ana = SERVER.user(customer, "ana@every.example");
        long leaving = SERVER.user(customer, "leaving@every.example");
        put("users", ana);
        long group = client.post(base + "/groups", "{\"name\": \"Desk\"}").id();
        put("groups", group);
        IDS.put("members/{user}", "members/" + ana);
        String quiz = "{\"kind\": \"video\", \"name\": \"Phish\", \"quiz_enabled\": true, \"everyone\": true}";
        String policy = "{\"kind\": \"policy\", \"name\": \"Rules\", \"everyone\": true}";
        String video = "{\"kind\": \"video\", \"name\": \"Watch\", \"everyone\": true}";
        IDS.put(
                "{assignment}/answers",
                client.post(base + "/assignments", ofItem(client, "video", ASKED))
                                .id() + "/answers");
        IDS.put(
                "{assignment}/inspections",
                client.post(base + "/assignments", ofItem(client, "phishing", MESSAGE))
                                .id() + "/inspections");
        long survey = client.post(base + "/assignments", ofItem(client, "survey", "[{\"question\": \"Why?\"}]"))
                .id();
        IDS.put("assignments/{id}/survey", "assignments/" + survey + "/survey");
        IDS.put("{question}", "1");
        IDS.put(
                "assignments/{id}/renew",
                "assignments/" + client.post(base + "/assignments", video).id() + "/renew");
        put(
                "assignments",
                client.post(base + "/assignments", "{\"kind\": \"video\", \"name\": \"Any\"}")
                        .id());
        IDS.put("{assignment}/open", client.post(base + "/assignments", quiz).id() + "/open");
        IDS.put(
                "{assignment}/attempts",
                client.post(base + "/assignments", quiz).id() + "/attempts");
        IDS.put(
                "{assignment}/completions",
                client.post(base + "/assignments", video).id() + "/completions");
        long done = client.post(base + "/assignments", video).id();
        client.post(base + "/users/" + ana + "/assignments/" + done + "/completions");
        IDS.put("{assignment}/certificate", done + "/certificate");
        long rules = client.post(base + "/assignments", policy).id();
        IDS.put("{assignment}/acceptances", rules + "/acceptances");
        IDS.put("{assignment}/refusals", rules + "/refusals");
        put("exposures", exposure(customer));
        put("leaked-records", leakedRecord(customer));
        put(
                "library",
                client.post("/library", "{\"kind\": \"policy\", \"title\": \"Old\"}")
                        .id());
        put(
                "administrators",
                client.post("/administrators", person("mara@every.example")).id());
        put("source-keys", client.post("/source-keys", SOURCE_KEY).id());
        put("keys", client.post("/keys", "{\"name\": \"Spare\"}").id());
        long webhook = client.post("/webhooks", "{\"url\": \"https://hooks.example.net/a\"}")
                .id();
        put("webhooks", webhook);
        client.post("/webhooks/" + webhook + "/ping");
        long delivery = SERVER.rooms
                .db()
                .inTenant(SERVER.tenant, tx -> SERVER.rooms.webhooks().deliveries(tx, new EndpointId(webhook), 0, 1))
                .getFirst()
                .id()
                .value();
        IDS.put("templates/{kind}", "templates/warning_notice");
        IDS.put("{delivery}", Long.toString(delivery));
        put("breach-checks", client.post(base + "/breach-checks").id());
        long server = mailServer(client);
        put("servers", server);
        long leavingServer = mailServer(client);
        long mail = setAsideMail();
        put("messages", mail);
        long doomed = client.post("/webhooks", "{\"url\": \"https://hooks.example.net/b\"}")
                .id();
        long empty = client.post(base + "/groups", "{\"name\": \"Nobody\"}").id();
        long directory = client.post(base + "/directories", DIRECTORY).id();
        long doomedDirectory = client.post(base + "/directories", DIRECTORY).id();
        put("directories", directory);
        SERVER.database.execute("""
                insert into directory_runs (partner_id, connection_id, state, dry_run, asked_at, started_at, ended_at, archived)
                select partner_id, id, 'held', false, created_at, created_at, created_at, 7
                  from directory_connections""");
        for (Operation row : Routes.table()) {
            if (row.id().equals("removeGroup")) {
                put("groups", empty);
            } else if (row.id().equals("eraseUser")) {
                put("users", leaving);
            } else if (row.id().equals("removeMailServer")) {
                put("servers", leavingServer);
            } else if (row.id().equals("removeSuppression")) {
                put("suppressions", suppression(client));
            } else if (row.id().equals("removeDkimKey")) {
                put("dkim", client.post("/mail/dkim", dkim("leaving.example")).id());
            } else if (row.id().equals("removeWebhook")) {
                put("webhooks", doomed);
            } else if (row.id().equals("removeDirectory")) {
                put("directories", doomedDirectory);
            }
            call(client, row);
            put("groups", group);
            put("users", ana);
            put("webhooks", webhook);
            put("directories", directory);
            put("servers", server);
        }
    }

    @AfterAll
    static void stop() {
        BROKEN.close();
        STARTING.close();
        WITHOUT_TABLES.close();
    }

    @Test
    void isSeenWithEveryStatusThatTheContractDeclares() {
        assertThat(DECLARED.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Routes.table().stream().map(Operation::id).toList());
        DECLARED.forEach((operation, statuses) -> assertThat(ManageClient.seen().getOrDefault(operation, Set.of()))
                .extracting(status -> Integer.toString(status))
                .as(operation)
                .containsAll(statuses));
    }

    @Test
    void areTheOperationsOfTheContract() {
        Set<String> declared = new TreeSet<>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> declared.add(method.getKey() + " " + path.getKey() + " "
                                + method.getValue().path("operationId").asText())));

        assertThat(Routes.table())
                .extracting(
                        row -> row.method().toLowerCase(Locale.ROOT) + " " + Routes.ROOT + row.path() + " " + row.id())
                .containsExactlyInAnyOrderElementsOf(declared);
    }

    private static void call(ManageClient client, Operation row) {
        Set<String> declared = DECLARED.getOrDefault(row.id(), Set.of());
        String path = path(row.path());
        @Nullable String body = body(row);
        String key = "every-" + row.id();
        ManageClient keyed = row.isReading() ? client : client.with("Idempotency-Key", key);
        if (declared.contains("412")) {
            send(client.with("If-Match", "\"stale\""), row, path, body);
        }
        ManageClient.Answer first = send(keyed, row, path, body);
        if (declared.contains("304")) {
            send(client.with("If-None-Match", first.etag()), row, path, body);
        }
        if (declared.contains("409")) {
            send(keyed, row, path + "?again=1", body);
        }
        send(client, row, path + "?x=%ff", body);
        send(ManageServer.clientOf(SERVER.server), row, path, body);
        send(client, row, row.path().replaceAll("\\{[a-z]+}", UNKNOWN), body);
        if (row.id().equals("issueKey") || row.id().equals("createAdministrator")) {
            send(client, row, path, unknownCustomer(body(row)));
        }
        send(ManageServer.clientOf(BROKEN).withKey(SERVER.key), row, path, body);
        send(ManageServer.clientOf(STARTING).withKey(SERVER.key), row, path, body);
    }

    private static ManageClient.Answer send(ManageClient client, Operation row, String path, @Nullable String body) {
        String type = row.id().equals("importUsers") ? "text/csv" : "application/json";
        return client.send(row.method(), path, body == null ? null : type, body);
    }

    private static @Nullable String body(Operation row) {
        return switch (row.id()) {
            case "createCustomer" -> "{\"name\": \"Another\", \"customer_type\": \"standard\"}";
            case "changeCustomer", "changeGroup", "changeAssignment" -> "{\"name\": \"Changed\"}";
            case "createManager", "createUser", "createAdministrator" -> person("new@every.example");
            case "changeManager", "changeUser", "changeAdministrator" -> "{\"first_name\": \"Anne\"}";
            case "upsertUsers" -> "{\"users\": [" + person("bulk@every.example") + "]}";
            case "importUsers" -> "Ana Sousa,import@every.example\n";
            case "recordAttempt" -> "{\"percent\": 90}";
            case "recordAnswers" -> "{\"answers\": [{\"question\": 1, \"options\": [1]}]}";
            case "recordInspection" -> "{\"decision\": \"phish\", \"marks\": [{\"part\": \"sender\"}]}";
            case "recordAcceptance", "recordRefusal" -> "{\"full_name\": \"Ana Sousa\"}";
            case "setSourceKey" -> SOURCE_KEY;
            case "importFindings" -> "{\"findings\": [{\"email\": \"ana@every.example\", \"breach\": \"Dropbox\"}]}";
            case "createGroup" -> "{\"name\": \"Made\"}";
            case "addMembers" -> "{\"users\": [" + path("users/{id}").substring(6) + "]}";
            case "createAssignment" -> "{\"kind\": \"survey\", \"name\": \"Mood\"}";
            case "assign", "unassign" -> "{\"everyone\": true}";
            case "createLibraryItem" -> "{\"kind\": \"policy\", \"title\": \"New\"}";
            case "reviseLibraryItem" -> "{\"title\": \"Newer\"}";
            case "changePartner" -> "{\"service_name\": \"Aware\"}";
            case "changeRetention" -> "{\"mails_days\": 90}";
            case "createMailServer" -> MAIL_SERVER;
            case "changeMailServer" -> "{\"enabled\": false}";
            case "testMailServer" -> "{\"recipient\": \"ana@every.example\"}";
            case "createDkimKey" -> dkim("every.example");
            case "changeNotices" -> "{\"links_ask_address\": true}";
            case "changeTemplate", "changeCustomerTemplate", "previewTemplate", "previewCustomerTemplate" ->
                "{\"subject\": \"Soon at {{customer.name}}\"}";
            case "testTemplate", "testCustomerTemplate" -> "{\"recipient\": \"mara@every.example\"}";
            case "createWebhook" -> "{\"url\": \"https://hooks.example.net/new\"}";
            case "changeWebhook" -> "{\"enabled\": false}";
            case "createDirectory" -> DIRECTORY;
            case "changeDirectory" -> "{\"enabled\": false}";
            case "runDirectory" -> "{\"dry_run\": true}";
            case "advanceClock" ->
                "{\"now\": \"%s\"}"
                        .formatted(SERVER.rooms.db().clock().instant().plusSeconds(60));
            case "issueKey" -> "{\"name\": \"Sync\"}";
            default -> null;
        };
    }

    private static String unknownCustomer(@Nullable String body) {
        return body == null
                ? ""
                : body.replaceFirst("}$", ", \"customer_id\": " + UNKNOWN + "}").replace("new@", "no@");
    }

    private static String person(String email) {
        return "{\"first_name\": \"Ana\", \"last_name\": \"Sousa\", \"email\": \"%s\"}".formatted(email);
    }

    private static void put(String plural, long id) {
        IDS.put(plural + "/{id}", plural + "/" + id);
    }

    private static String path(String template) {
        String path = template;
        for (Map.Entry<String, String> id : IDS.entrySet()) {
            path = path.replace(id.getKey(), id.getValue());
        }
        return path;
    }

    private static long mailServer(ManageClient client) {
        return client.post("/mail/servers", MAIL_SERVER).id();
    }

    private static String dkim(String domain) {
        return "{\"domain\": \"%s\", \"selector\": \"s2026\"}".formatted(domain);
    }

    private static long suppression(ManageClient client) {
        SERVER.database.execute("""
                insert into mail_suppressions (partner_id, address, reason, detail, since)
                values (%d, 'gone@every.example', 'refused', '550', now())""".formatted(SERVER.tenant.partnerId()));
        return client.get("/mail/suppressions")
                .is(200)
                .path("data")
                .get(0)
                .path("id")
                .asLong();
    }

    private static long setAsideMail() {
        SERVER.database.execute("""
                insert into mails (partner_id, kind, message_id, from_name, recipient, subject, text_body, html_body,
                                   created_at, due_at, failed_at, failure)
                values (%d, 'trial', '<1@mail.invalid>', 'Aware', 'ana@every.example', 'Hello', '', '', now(), now(),
                        now(), 'refused')""".formatted(SERVER.tenant.partnerId()));
        return SERVER.client()
                .get("/mail/messages?state=refused")
                .is(200)
                .path("data")
                .get(0)
                .path("id")
                .asLong();
    }

    private static long exposure(long customer) {
        return SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms
                                .exposures()
                                .record(tx, new CustomerId(customer), "ana@every.example", "Adobe", tx.now())
                                .value());
    }

    private static long leakedRecord(long customer) {
        return SERVER.rooms
                .db()
                .inTenant(
                        SERVER.tenant,
                        tx -> SERVER.rooms
                                .dehashed()
                                .record(
                                        tx,
                                        new CustomerId(customer),
                                        new NewDehashedRecord(
                                                "ana@every.example",
                                                4711,
                                                null,
                                                null,
                                                "hunter2",
                                                null,
                                                null,
                                                null,
                                                null,
                                                "Adobe",
                                                null,
                                                tx.now()))
                                .value());
    }

    /** An assignment to everyone of a new library item. */
    private static String ofItem(ManageClient client, String kind, String quiz) {
        long item = client.post(
                        "/library", "{\"kind\": \"%s\", \"title\": \"Asked\", \"quiz\": %s}".formatted(kind, quiz))
                .id();
        return "{\"library_id\": %d, \"everyone\": true}".formatted(item);
    }

    private static Map<String, Set<String>> declared() {
        Map<String, Set<String>> declared = new LinkedHashMap<>();
        contract()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().forEach(operation -> {
                    Set<String> statuses = new TreeSet<>();
                    operation.path("responses").fieldNames().forEachRemaining(statuses::add);
                    statuses.remove("default");
                    declared.put(operation.path("operationId").asText(), statuses);
                }));
        return declared;
    }

    private static JsonNode contract() {
        try {
            return new YAMLMapper().readTree(Files.readString(Path.of("contract", "manage-api.yaml")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
