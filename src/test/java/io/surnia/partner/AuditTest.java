package io.surnia.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.surnia.testing.TestRooms;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class AuditTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void keepsWhoDidWhatForEveryKindOfActor() {
        List<Actor> actors = List.of(
                new Actor.Key(new ApiKeyId(1000), "192.0.2.1"),
                new Actor.Administrator(1001, "Mara Lind", null),
                new Actor.Operator("root"),
                new Actor.Automation("night"));
        long last = ROOMS.lastAudit();
        ROOMS.db.doInTenant(ROOMS.tenant, tx -> {
            for (Actor actor : actors) {
                ROOMS.audit.record(tx, actor, "try", new Subject("thing", null), null, Map.of("a", 1));
            }
        });

        List<AuditEntry> entries = ROOMS.auditAfter(last);
        assertThat(entries)
                .extracting(AuditEntry::actorKind)
                .containsExactly("key", "administrator", "operator", "system");
        assertThat(entries).extracting(AuditEntry::actorId).containsExactly(1000L, 1001L, null, null);
        assertThat(entries)
                .extracting(AuditEntry::actorName)
                .containsExactly("API key 1000", "Mara Lind", "root", "night");
        assertThat(entries).extracting(AuditEntry::address).containsExactly("192.0.2.1", null, null, null);
        assertThat(entries).extracting(AuditEntry::after).containsOnly("{\"a\": 1}");
        assertThat(entries).extracting(AuditEntry::before).containsOnlyNulls();
    }

    @Test
    void canBeNeitherChangedNorDeleted() {
        assertThatThrownBy(() -> ROOMS.inTenant(tx -> tx.update("delete from audit_entries where partner_id = :partner")
                        .execute()))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> ROOMS.inTenant(
                        tx -> tx.update("update audit_entries set action = 'none' where partner_id = :partner")
                                .execute()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void isNotSeenByAnotherPartner() {
        long mine = ROOMS.lastAudit();
        List<AuditEntry> theirs = ROOMS.asStranger(tx -> ROOMS.audit.page(tx, 0, 1000));

        assertThat(theirs).isNotEmpty().extracting(AuditEntry::id).doesNotContain(mine);
    }
}
