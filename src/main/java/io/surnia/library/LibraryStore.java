package io.surnia.library;

import io.surnia.platform.db.Columns;
import io.surnia.platform.db.Slice;
import io.surnia.platform.db.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All SQL of this room. */
final class LibraryStore {
    private static final String COLUMNS = """
            id, starter_key, kind, version, title, summary, file_name, file_type, content,
            encode(content_hash, 'hex') as content_hash, quiz,
            phishing_difficulty, created_at, archived_at
            """;

    List<LibraryId> insert(Tx tx, List<NewLibraryItem> items) {
        return insert(tx, items, "");
    }

    int insertMissing(Tx tx, List<NewLibraryItem> items) {
        return insert(
                        tx,
                        items,
                        "on conflict (partner_id, starter_key, version) where starter_key is not null do nothing")
                .size();
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

    List<LibraryItem> current(Tx tx, LibraryKind kind) {
        return tx.query("""
                select %s
                  from library_items i
                 where partner_id = :partner and kind = :kind and archived_at is null
                   and not exists (
                       select from library_items newer
                        where newer.partner_id = :partner and newer.starter_key = i.starter_key
                          and newer.version > i.version)
                 order by starter_key, id
                """.formatted(COLUMNS))
                .bind("kind", kind.word())
                .map((row, _) -> item(row))
                .list();
    }

    Map<LibraryId, String> starterKeys(Tx tx, LibraryKind kind) {
        Map<LibraryId, String> keys = new HashMap<>();
        tx.query("""
                select id, starter_key from library_items
                 where partner_id = :partner and kind = :kind and starter_key is not null
                """)
                .bind("kind", kind.word())
                .map((row, _) -> keys.put(new LibraryId(row.getLong("id")), row.getString("starter_key")))
                .list();
        return keys;
    }

    private static List<LibraryId> insert(Tx tx, List<NewLibraryItem> items, String onConflict) {
        var batch = tx.handle().prepareBatch("""
                insert into library_items (partner_id, starter_key, kind, version, title, summary, file_name, file_type,
                       content, content_hash, quiz, phishing_difficulty, created_at)
                values (:partner, :starterKey, :kind, :version, :title, :summary, :fileName, :fileType,
                       :content, sha256(convert_to(:content, 'UTF8')), :quiz::jsonb, :difficulty, :now)
                """ + onConflict);
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
                    .bind("now", tx.now())
                    .add();
        }
        return batch.executePreparedBatch("id").mapTo(Long.class).stream()
                .map(LibraryId::new)
                .toList();
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
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "archived_at"));
    }
}
