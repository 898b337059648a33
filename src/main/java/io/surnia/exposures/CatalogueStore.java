package io.surnia.exposures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.surnia.platform.db.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The catalogue's SQL. */
final class CatalogueStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which version was fetched last, and when the source was last asked for a newer one. */
    record Version(@Nullable String etag, @Nullable String lastModified, Instant askedAt) {}

    Optional<Version> version(Handle handle) {
        return handle.createQuery("select etag, last_modified, asked_at from catalogue_state")
                .map((row, _) -> new Version(
                        row.getString("etag"), row.getString("last_modified"), Columns.instant(row, "asked_at")))
                .findOne();
    }

    void put(Handle handle, Version version) {
        handle.createUpdate("""
                        insert into catalogue_state (etag, last_modified, asked_at) values (:etag, :modified, :asked)
                        on conflict (only_one) do update
                           set etag = excluded.etag, last_modified = excluded.last_modified, asked_at = excluded.asked_at
                        """)
                .bind("etag", version.etag())
                .bind("modified", version.lastModified())
                .bind("asked", version.askedAt())
                .execute();
    }

    /** Whether any partner has a key of its own to a source. */
    boolean isUsed(Handle handle, String source) {
        return handle.createQuery("select source_is_used(:source)")
                .bind("source", source)
                .mapTo(Boolean.class)
                .one();
    }

    /** Lets catalogues be loaded one after another only; nobody else waits. */
    void lock(Handle handle) {
        handle.execute("select pg_advisory_xact_lock(hashtext('breaches'))");
    }

    /**
     * Adds and updates what differs.
     *
     * @param official whether these descriptions are the public catalogue's, and so override others
     */
    CatalogueLoad merge(Handle handle, List<CatalogueEntry> entries, boolean official) {
        return handle.createQuery("""
                        with given as (
                            select * from jsonb_to_recordset(cast(:entries as jsonb)) as e (
                                name text, title text, domain text, breached_on date, added_at timestamptz,
                                modified_at timestamptz, pwn_count bigint, description text, logo_path text,
                                attribution text, disclosure_url text, data_classes text[], is_verified boolean,
                                is_fabricated boolean, is_sensitive boolean, is_retired boolean, is_spam_list boolean,
                                is_malware boolean, is_subscription_free boolean, is_stealer_log boolean)),
                        described as (
                            select b.name from breaches b join given g on g.name = b.name
                             where b.catalogued or not :official and b.description is not null),
                        written as (
                            insert into breaches as b (
                                name, title, domain, breached_on, added_at, modified_at, pwn_count, description,
                                logo_path, attribution, disclosure_url, data_classes, is_verified, is_fabricated,
                                is_sensitive, is_retired, is_spam_list, is_malware, is_subscription_free,
                                is_stealer_log, catalogued)
                            select name, title, domain, breached_on, added_at, modified_at, pwn_count, description,
                                   logo_path, attribution, disclosure_url, data_classes, is_verified, is_fabricated,
                                   is_sensitive, is_retired, is_spam_list, is_malware, is_subscription_free,
                                   is_stealer_log, :official
                              from given
                            on conflict (name) do update set
                                title = excluded.title, domain = excluded.domain, breached_on = excluded.breached_on,
                                added_at = excluded.added_at, modified_at = excluded.modified_at,
                                pwn_count = excluded.pwn_count, description = excluded.description,
                                logo_path = excluded.logo_path, attribution = excluded.attribution,
                                disclosure_url = excluded.disclosure_url, data_classes = excluded.data_classes,
                                is_verified = excluded.is_verified, is_fabricated = excluded.is_fabricated,
                                is_sensitive = excluded.is_sensitive, is_retired = excluded.is_retired,
                                is_spam_list = excluded.is_spam_list, is_malware = excluded.is_malware,
                                is_subscription_free = excluded.is_subscription_free,
                                is_stealer_log = excluded.is_stealer_log, catalogued = excluded.catalogued
                             where (:official or not b.catalogued)
                               and (b.title, b.domain, b.breached_on, b.added_at, b.modified_at, b.pwn_count,
                                    b.description, b.logo_path, b.attribution, b.disclosure_url, b.data_classes,
                                    b.is_verified, b.is_fabricated, b.is_sensitive, b.is_retired, b.is_spam_list,
                                    b.is_malware, b.is_subscription_free, b.is_stealer_log, b.catalogued)
                                   is distinct from
                                   (excluded.title, excluded.domain, excluded.breached_on, excluded.added_at,
                                    excluded.modified_at, excluded.pwn_count, excluded.description, excluded.logo_path,
                                    excluded.attribution, excluded.disclosure_url, excluded.data_classes,
                                    excluded.is_verified, excluded.is_fabricated, excluded.is_sensitive,
                                    excluded.is_retired, excluded.is_spam_list, excluded.is_malware,
                                    excluded.is_subscription_free, excluded.is_stealer_log, excluded.catalogued)
                            returning b.name)
                        select count(w.name) filter (where d.name is null) as added,
                               count(w.name) filter (where d.name is not null) as updated,
                               count(*) filter (where w.name is null) as unchanged
                          from given g
                          left join described d on d.name = g.name
                          left join written w on w.name = g.name
                        """)
                .bind("entries", json(entries))
                .bind("official", official)
                .map((row, _) -> new CatalogueLoad(row.getInt("added"), row.getInt("updated"), row.getInt("unchanged")))
                .one();
    }

    private static String json(List<CatalogueEntry> entries) {
        try {
            return JSON.writeValueAsString(entries);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
