package io.surnia.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose key reaches what, and that keys can be made, rotated and revoked. */
class ReachTest {
    private static final ManageServer SERVER = ManageServer.SHARED;
    private final ManageClient client = SERVER.client();
    private final long customer = SERVER.customer("Reach");
    private final long other = SERVER.customer("Beyond");

    @Test
    void aKeyThatMayReadChangesNothing() {
        ManageClient reading = client.withKey(SERVER.readingKey);
        reading.get("/customers/" + customer).is(200);

        assertThat(reading.patch("/customers/" + customer, "{\"name\": \"Mine\"}")
                        .is(401)
                        .path("error")
                        .asText())
                .isEqualTo("insufficient_scope");
        assertThat(client.get("/customers/" + customer).is(200).path("name").asText())
                .isEqualTo("Reach");
    }

    @Test
    void aCustomersKeyReachesThatCustomerAlone() {
        JsonNode issued = client.post(
                        "/keys", "{\"name\": \"One\", \"customer_id\": %d, \"access\": \"write\"}".formatted(customer))
                .is(201);
        ManageClient own = client.withKey(issued.path("key").asText());

        assertThat(own.get("/customers").is(200).path("data").findValuesAsText("id"))
                .containsExactly(Long.toString(customer));
        own.patch("/customers/" + customer, "{\"domain\": \"reach.example\"}").is(200);
        own.get("/customers/" + other).is(404);
        own.get("/customers/" + other + "/users").is(404);
        for (String path :
                List.of("/keys", "/audit", "/partner", "/administrators", "/library", "/partner/retention")) {
            assertThat(own.get(path).is(401).path("error").asText()).as(path).isEqualTo("insufficient_scope");
        }
        own.post("/customers", "{\"name\": \"No\", \"customer_type\": \"power\"}")
                .is(401);
    }

    @Test
    void anotherPartnersThingsAreUnknown() {
        ManageClient stranger = client.withKey(SERVER.strangersKey);
        long user = SERVER.user(customer, "reach@reach.example");

        stranger.get("/customers/" + customer).is(404);
        stranger.get("/customers/" + customer + "/users/" + user).is(404);
        stranger.get("/customers/" + customer + "/users").is(404);
        stranger.post("/customers/" + customer + "/users/" + user + "/erase").is(404);
        assertThat(stranger.get("/customers").is(200).path("data")).isEmpty();
    }

    @Test
    void keysAreShownOnceRotatedAndRevoked() {
        JsonNode issued = client.post("/keys", "{\"name\": \"Short\"}").is(201);
        long id = issued.path("id").asLong();
        String secret = issued.path("key").asText();
        assertThat(client.get("/keys/" + id).response().body()).doesNotContain(secret);
        assertThat(client.get("/keys/" + id).is(200).path("last_used_at").isNull())
                .isTrue();
        client.withKey(secret).get("/customers").is(200);
        assertThat(client.get("/keys/" + id).is(200).path("last_used_at").isNull())
                .isFalse();

        String rotated =
                client.post("/keys/" + id + "/rotate").is(200).path("key").asText();
        client.withKey(secret).get("/customers").is(401);
        client.withKey(rotated).get("/customers").is(200);
        assertThat(client.post("/keys/" + id + "/revoke")
                        .is(200)
                        .path("revoked_at")
                        .isNull())
                .isFalse();
        client.withKey(rotated).get("/customers").is(401);
        client.post("/keys", "{\"name\": \"Ended\", \"expires_at\": \"yesterday\"}")
                .is(400);
    }
}
