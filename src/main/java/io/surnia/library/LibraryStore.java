package io.surnia.library;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** All SQL of this room. */
final class LibraryStore {
    private static final String COLUMNS = """
            id, starter_key, kind, version, title, summary, file_name, file_type, content,
            encode(content_hash, 'hex') as content_hash, quiz,
            phishing_difficulty, language, course, position, minutes, created_at, archived_at
            """;

    /** In two batches, whatever the number of items; the ids are in their order. */
    List<LibraryId> insert(Tx tx, List<NewLibraryItem> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        PreparedBatch batch = tx.handle().prepareBatch("""
                insert into library_items (partner_id, starter_key, kind, version, title, summary, file_name, file_type,
                       content, content_hash, quiz, phishing_difficulty, language, course, position, minutes, created_at)
                values (:partner, :starterKey, :kind, :version, :title, :summary, :fileName, :fileType,
                       :content, sha256(convert_to(:content, 'UTF8')), :quiz::jsonb, :difficulty, :language, :course,
                       :position, :minutes, :now)
                """);
        for (NewLibraryItem item : items) {
            Difficulty difficulty = item.difficulty();
            batch.bind("partner", tx.tenant().partnerId())
                    .bind("starterKey", item.starterKey())
                    .bind("kind", item.kind().word())
                    .bind("version", item.version())
                    .bind("title", item.title())
                    .bind("summary", item.summary())
                    .bind("fileName", item.fileName())
                    .bind("fileType", item.fileType())
                    .bind("content", item.content())
                    .bind("quiz", item.quiz())
                    .bind("difficulty", difficulty == null ? null : difficulty.word())
                    .bind("language", item.place().language().tag())
                    .bind("course", item.place().course())
                    .bind("position", item.place().position())
                    .bind("minutes", item.minutes())
                    .bind("now", tx.now())
                    .add();
        }
        List<LibraryId> ids = batch.executePreparedBatch("id").mapTo(Long.class).stream()
                .map(LibraryId::new)
                .toList();
        insertPictures(tx, items, ids);
        return ids;
    }

    List<LibraryItem> slice(Tx tx, @Nullable LibraryKind kind, Slice slice) {
        String ofKind = kind == null ? "" : "and kind = '%s'".formatted(kind.word());
        return slice.bind(tx.query("select %s from library_items where partner_id = :partner %s %s"
                        .formatted(COLUMNS, ofKind, slice.sql("archived_at is null"))))
                .map((row, _) -> item(row))
                .list();
    }

    boolean setArchived(Tx tx, LibraryId id, boolean archived) {
        int changed = tx.update("""
                update library_items set archived_at = case when :archived then cast(:now as timestamptz) end
                 where partner_id = :partner and id = :id and (archived_at is null) = :archived""")
                .bind("id", id.value())
                .bind("archived", archived)
                .bind("now", tx.now())
                .execute();
        return changed == 1;
    }

    Optional<LibraryItem> find(Tx tx, LibraryId id) {
        return tx.query("select " + COLUMNS + " from library_items where partner_id = :partner and id = :id")
                .bind("id", id.value())
                .map((row, _) -> item(row))
                .findOne();
    }

    List<Picture> pictures(Tx tx, LibraryId item) {
        return tx.query("""
                select name, media_type, content from library_pictures
                 where partner_id = :partner and item_id = :item
                 order by name
                """)
                .bind("item", item.value())
                .map((row, _) ->
                        Picture.ofStored(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .list();
    }

    /** Notes that an item is the next version of another. */
    void setRevises(Tx tx, LibraryId item, LibraryId before) {
        tx.update("update library_items set revises = :before where partner_id = :partner and id = :id")
                .bind("id", item.value())
                .bind("before", before.value())
                .execute();
    }

    /**
     * The newest version of an item that is not archived, itself where there is none: what revised it, else a later
     * version of its key. The partner's own revision goes before the program's later version.
     */
    Optional<LibraryItem> newest(Tx tx, LibraryId id) {
        return tx.query("""
                with recursive line as (
                    select id, starter_key, language, version from library_items
                     where partner_id = :partner and id = :id
                    union
                    select next.id, next.starter_key, next.language, next.version
                      from line
                      join library_items next on next.partner_id = :partner
                       and (next.revises = line.id
                            or (next.starter_key = line.starter_key and next.language = line.language
                                and next.version > line.version)))
                select %s
                  from library_items
                 where partner_id = :partner and id in (select id from line) and (archived_at is null or id = :id)
                 order by archived_at is not null, starter_key is not null, version desc, id desc
                 limit 1
                """.formatted(COLUMNS))
                .bind("id", id.value())
                .map((row, _) -> item(row))
                .findOne();
    }

    Optional<Picture> picture(Tx tx, LibraryId item, String name) {
        return tx.query("""
                select name, media_type, content from library_pictures
                 where partner_id = :partner and item_id = :item and name = :name
                """)
                .bind("item", item.value())
                .bind("name", name)
                .map((row, _) ->
                        Picture.ofStored(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .findOne();
    }

    List<LibraryItem> current(Tx tx, LibraryKind kind) {
        return tx.query("""
                select %s
                  from library_items i
                 where partner_id = :partner and kind = :kind and archived_at is null
                   and not exists (
                       select from library_items newer
                        where newer.partner_id = :partner and newer.starter_key = i.starter_key
                          and newer.language = i.language and newer.version > i.version)
                 order by starter_key is null, course nulls first, position nulls last, starter_key, id
                """.formatted(COLUMNS))
                .bind("kind", kind.word())
                .map((row, _) -> item(row))
                .list();
    }

    Map<LibraryId, String> keys(Tx tx, LibraryKind kind) {
        Map<LibraryId, String> keys = new HashMap<>();
        tx.query("""
                with recursive line as (
                    select id, coalesce(starter_key, '#' || id) as key from library_items
                     where partner_id = :partner and kind = :kind and revises is null
                    union all
                    select next.id, line.key
                      from line join library_items next on next.partner_id = :partner and next.revises = line.id)
                select id, key from line
                """)
                .bind("kind", kind.word())
                .map((row, _) -> keys.put(new LibraryId(row.getLong("id")), row.getString("key")))
                .list();
        return keys;
    }

    /** Every item with a key, and the hash of its content as {@link #hash} gives it. */
    Map<Edition, String> editions(Tx tx) {
        Map<Edition, String> editions = new HashMap<>();
        tx.query("""
                select starter_key, language, version, coalesce(encode(content_hash, 'hex'), '') as hash
                  from library_items
                 where partner_id = :partner and starter_key is not null
                """)
                .map((row, _) -> editions.put(
                        new Edition(
                                row.getString("starter_key"),
                                new Language(row.getString("language")),
                                row.getInt("version")),
                        row.getString("hash")))
                .list();
        return editions;
    }

    static String hash(NewLibraryItem item) {
        String content = item.content();
        if (content == null) {
            return "";
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void insertPictures(Tx tx, List<NewLibraryItem> items, List<LibraryId> ids) {
        PreparedBatch batch = tx.handle().prepareBatch("""
                insert into library_pictures (partner_id, item_id, name, media_type, content)
                values (:partner, :item, :name, :type, :content)
                """);
        for (int i = 0; i < items.size(); i++) {
            for (Picture picture : items.get(i).pictures()) {
                batch.bind("partner", tx.tenant().partnerId())
                        .bind("item", ids.get(i).value())
                        .bind("name", picture.name())
                        .bind("type", picture.mediaType())
                        .bind("content", picture.content())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static LibraryItem item(ResultSet row) throws SQLException {
        return new LibraryItem(
                new LibraryId(row.getLong("id")),
                row.getString("starter_key"),
                Columns.word(row, "kind", LibraryKind.class),
                row.getInt("version"),
                row.getString("title"),
                row.getString("summary"),
                row.getString("file_name"),
                row.getString("file_type"),
                row.getString("content"),
                row.getString("content_hash"),
                row.getString("quiz"),
                Columns.wordOrNull(row, "phishing_difficulty", Difficulty.class),
                new Place(
                        new Language(Objects.requireNonNull(row.getString("language"))),
                        row.getString("course"),
                        row.getObject("position", Integer.class)),
                row.getObject("minutes", Integer.class),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "archived_at"));
    }
}
