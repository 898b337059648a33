package io.surnia.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.surnia.testing.TestRooms;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class TenantsTest {
    private static final TestRooms ROOMS = new TestRooms();

    @AfterAll
    static void dropDatabase() {
        ROOMS.close();
    }

    @Test
    void callsForEveryActivePartnerOnceInOrder() {
        ROOMS.database.execute("""
                insert into partners (full_name, short_name, contact_email, open_day, created_at, archived_at)
                select 'P', 'p' || n, 'p@example.org', date '2026-11-24', now(), case when n % 10 = 0 then now() end
                  from generate_series(1, 1200) n""");
        List<Long> seen = new ArrayList<>();
        ROOMS.tenants.each(active -> seen.add(active.tenant().partnerId()));

        assertThat(seen).hasSize(2 + 1080).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void findsOneByItsId() {
        assertThat(ROOMS.tenants.find(ROOMS.tenant.partnerId()))
                .hasValueSatisfying(found -> assertThat(found.tenant()).isEqualTo(ROOMS.tenant));
        assertThat(ROOMS.tenants.find(1)).isEmpty();
    }
}
