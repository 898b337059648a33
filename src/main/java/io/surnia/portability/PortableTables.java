package io.surnia.portability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tenants' tables as the catalogue knows them, and which of their rows go along. */
final class PortableTables {
    /** What stays behind, with the reason. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("api_keys", "keys are of a deployment: new ones are made where it arrives"),
            Map.entry("mails", "what waits to be sent is sent once, by the deployment that holds it"),
            Map.entry("welcomes_waiting", "who waits to be welcomed is welcomed by the deployment that holds it"),
            Map.entry("link_revocations", "links are sealed by this deployment's key and open nothing elsewhere"),
            Map.entry("link_confirmations", "links are sealed by this deployment's key and open nothing elsewhere"),
            Map.entry("idempotent_requests", "answers of this deployment to requests of a day"),
            Map.entry("source_keys", "keys to other people's services: they can be read here alone"),
            Map.entry("breach_checks", "searches are made with the keys of the deployment that holds them"),
            Map.entry("webhook_endpoints", "their signing secrets can be read here alone"),
            Map.entry(
                    "webhook_events", "what waits to be delivered is delivered once, by the deployment that holds it"),
            Map.entry(
                    "webhook_deliveries",
                    "what waits to be delivered is delivered once, by the deployment that holds it"),
            Map.entry("directory_connections", "their secrets can be read here alone"),
            Map.entry("directory_runs", "what became of readings by this deployment"),
            Map.entry("directory_links", "a directory that is connected anew finds its people by their addresses"),
            Map.entry("directory_records", "what a directory said is read from it again"),
            Map.entry("mail_files", "they go with their mails"),
            Map.entry("report_days", "which reports were sent is known where they are sent"),
            Map.entry("certificates", "a code is verified by the deployment that gave it"),
            Map.entry("mail_servers", "their passwords can be read here alone"),
            Map.entry("dkim_keys", "they sign here alone: a new deployment makes its own"),
            Map.entry("mail_suppressions", "what a deployment's mail met there: a new one finds out for itself"));

    /** A customer needs these of its partner, all of them. */
    private static final List<String> SHARED = List.of("partners", "library_");

    /** The one table of no tenant whose rows a tenant's refer to. */
    static final String BREACHES = "breaches";

    /**
     * A table.
     *
     * @param columns those that hold something of their own
     * @param textColumns those of them that hold text
     * @param key the columns of its primary key, in order
     */
    record Table(String name, List<String> columns, Set<String> textColumns, List<String> key, Set<String> refersTo) {
        boolean has(String column) {
            return columns.contains(column);
        }
    }

    private PortableTables() {}

    /** Every table that goes along, each after those that it refers to. */
    static List<Table> of(Handle handle) {
        List<Table> all = handle.createQuery("""
                select c.relname as name,
                       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                           and a.attgenerated = '') as columns,
                       array(select a.attname::text from pg_attribute a
                              where a.attrelid = c.oid and a.attnum > 0 and a.atttypid = 'text'::regtype) as texts,
                       array(select a.attname::text
                               from pg_index i
                              cross join unnest(i.indkey) with ordinality as k (attnum, place)
                               join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                              where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
                       array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
                              where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to
                  from pg_class c
                 where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
                 order by c.relname
                """)
                .map((row, _) -> new Table(
                        row.getString("name"),
                        List.of((String[]) row.getArray("columns").getArray()),
                        Set.of((String[]) row.getArray("texts").getArray()),
                        List.of((String[]) row.getArray("key").getArray()),
                        Set.of((String[]) row.getArray("refers_to").getArray())))
                .list();
        return inOrderOfReference(all.stream().filter(PortableTables::goesAlong).toList());
    }

    /** What is asked of a table's rows, as a condition; empty where none goes along. */
    static Optional<String> condition(Table table, long partner, Extent extent) {
        return switch (extent) {
            case Extent.WholePartner _ -> Optional.of(ofPartner(table, partner));
            case Extent.OneCustomer(long customer) -> {
                if (table.name().equals(BREACHES)) {
                    yield Optional.of(
                            "%s and e.customer_id = %d)".formatted(stripped(ofPartner(table, partner)), customer));
                }
                if (SHARED.stream().anyMatch(table.name()::startsWith)) {
                    yield Optional.of(ofPartner(table, partner));
                }
                String column = table.name().equals("customers") ? "id" : "customer_id";
                yield table.has(column)
                        ? Optional.of("%s and %s = %d".formatted(ofPartner(table, partner), column, customer))
                        : Optional.empty();
            }
        };
    }

    private static String ofPartner(Table table, long partner) {
        return switch (table.name()) {
            case "partners" -> "id = " + partner;
            case BREACHES -> "id in (select e.breach_id from exposures e where e.partner_id = %d)".formatted(partner);
            default -> "partner_id = " + partner;
        };
    }

    private static String stripped(String condition) {
        return condition.substring(0, condition.length() - 1);
    }

    private static boolean goesAlong(Table table) {
        boolean isTenants = table.has("partner_id")
                || table.name().equals("partners")
                || table.name().equals(BREACHES);
        return isTenants && !LEFT_OUT.containsKey(table.name());
    }

    private static List<Table> inOrderOfReference(List<Table> tables) {
        Set<String> known = new LinkedHashSet<>(tables.stream().map(Table::name).toList());
        Set<String> placed = new LinkedHashSet<>();
        List<Table> ordered = new ArrayList<>();
        List<Table> waiting = new ArrayList<>(tables);
        while (!waiting.isEmpty()) {
            List<Table> ready = waiting.stream()
                    .filter(table -> table.refersTo().stream()
                            .allMatch(other -> placed.contains(other) || !known.contains(other)))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("tables refer to each other in a circle: " + waiting);
            }
            ordered.addAll(ready);
            ready.forEach(table -> placed.add(table.name()));
            waiting.removeAll(ready);
        }
        return ordered;
    }
}
