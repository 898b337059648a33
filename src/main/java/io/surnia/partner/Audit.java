package io.surnia.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.surnia.platform.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who did what, when: appended in the transaction of what was done, never changed. */
public final class Audit {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(ZoneId.class, ToStringSerializer.instance))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private final AuditStore store = new AuditStore();

    /**
     * Appends an entry. Of two records it keeps only the components in which they differ. Neither may hold a secret.
     *
     * @param action one word: create, change, archive, …
     * @param before the record as it was, or null where there was none
     * @param after the record as it became, or null where none is left
     */
    public void record(
            Tx tx, Actor actor, String action, Subject subject, @Nullable Object before, @Nullable Object after) {
        recordAll(tx, actor, action, List.of(new Change(subject, before, after)));
    }

    /**
     * Appends an entry for each of many changes of one kind, in one statement.
     *
     * @param changes what {@link #record} takes, by what each is about
     */
    public void recordAll(Tx tx, Actor actor, String action, List<Change> changes) {
        store.appendAll(
                tx, actor, action, changes.stream().map(Audit::difference).toList());
        changes.forEach(change -> tx.raise(new Audited(action, change.subject())));
    }

    /** A change of one of many, as {@link #recordAll} takes it. */
    public record Change(
            Subject subject,
            @Nullable Object before,
            @Nullable Object after) {}

    /** The entries after an id, oldest first, at most so many. */
    public List<AuditEntry> page(Tx tx, long after, int limit) {
        return store.page(tx, after, limit);
    }

    /** The entries that a filter lets through, oldest first, with ids above {@code after}, at most {@code limit}. */
    public List<AuditEntry> page(Tx tx, AuditFilter filter, long after, int limit) {
        return store.page(tx, filter, after, limit);
    }

    private static AuditStore.Difference difference(Change change) {
        JsonNode old = JSON.valueToTree(change.before());
        JsonNode young = JSON.valueToTree(change.after());
        if (old instanceof ObjectNode was && young instanceof ObjectNode is) {
            dropEqual(was, is);
        }
        return new AuditStore.Difference(
                change.subject(),
                change.before() == null ? null : old.toString(),
                change.after() == null ? null : young.toString());
    }

    private static void dropEqual(ObjectNode was, ObjectNode is) {
        for (String name : was.propertyStream().map(Map.Entry::getKey).toList()) {
            JsonNode old = was.get(name);
            JsonNode young = is.get(name);
            if (old.equals(young)) {
                was.remove(name);
                is.remove(name);
            } else if (old instanceof ObjectNode inner && young instanceof ObjectNode other) {
                dropEqual(inner, other);
            }
        }
    }
}
