package io.surnia.mail;

import io.surnia.platform.db.Columns;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table mail_paces, which is of no tenant: when each limit is free again. */
final class PaceStore {

    /** Takes room for some mails, and says when the first of them has its turn. */
    Instant take(Handle handle, String name, Duration room, Instant now) {
        Instant free = handle.createQuery("""
                        insert into mail_paces as p (name, free_at)
                        values (:name, :now::timestamptz + make_interval(secs => :seconds))
                        on conflict (name) do update
                           set free_at = greatest(p.free_at, excluded.free_at - make_interval(secs => :seconds))
                                       + make_interval(secs => :seconds)
                        returning free_at
                        """)
                .bind("name", name)
                .bind("now", now)
                .bind("seconds", room.toNanos() / 1e9)
                .map((row, _) -> Columns.instant(row, "free_at"))
                .one();
        return free.minus(room);
    }

    void forget(Handle handle, String prefix) {
        handle.createUpdate("delete from mail_paces where starts_with(name, :prefix)")
                .bind("prefix", prefix)
                .execute();
    }

    int forgetFreeBefore(Handle handle, Instant before) {
        return handle.createUpdate("delete from mail_paces where free_at < :before")
                .bind("before", before)
                .execute();
    }
}
