package io.surnia.portability;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** A list of the remote API, a page at a time, in the order of its ids. */
final class RemoteList implements Iterator<JsonNode> {
    private static final int PAGE = 500;

    private final RemoteApi api;
    private final String target;
    private final long customer;
    private final Deque<JsonNode> page = new ArrayDeque<>();
    private long last = -1;
    private boolean isOver;

    private RemoteList(RemoteApi api, long customer, String target) {
        this.api = api;
        this.customer = customer;
        this.target = target + "limit=" + PAGE;
    }

    static RemoteList ofCustomers(RemoteApi api) {
        return new RemoteList(api, 0, "/api/customers/?");
    }

    /** @param what the last part of the path: users, groups, … */
    static RemoteList of(RemoteApi api, long customer, String what) {
        return new RemoteList(api, customer, "/api/customers/%s/?customer_id=%d&".formatted(what, customer));
    }

    /** The rows of many lists, each of its own ordered by id, in the order of the ids of all. */
    static void merged(List<RemoteList> lists, RowReader reader) {
        PriorityQueue<RemoteList> waiting =
                new PriorityQueue<>(Comparator.comparingLong((RemoteList list) -> id(list.peek())));
        lists.stream().filter(RemoteList::hasNext).forEach(waiting::add);
        while (!waiting.isEmpty()) {
            RemoteList list = waiting.remove();
            reader.read(list.customer, list.next());
            if (list.hasNext()) {
                waiting.add(list);
            }
        }
    }

    /** Reads a row of a customer's list. */
    interface RowReader {
        void read(long customer, JsonNode row);
    }

    static long id(JsonNode row) {
        return row.path("id").asLong();
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !isOver) {
            read();
        }
        return !page.isEmpty();
    }

    @Override
    public JsonNode next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }

    private JsonNode peek() {
        return page.element();
    }

    /** A deployment that knows no pages answers with all at once, and with the same when asked to go on. */
    private void read() {
        JsonNode rows = api.get(last < 0 ? target : target + "&starting_after=" + last);
        long before = last;
        for (JsonNode row : rows) {
            if (id(row) > before) {
                page.add(row);
                last = Math.max(last, id(row));
            }
        }
        isOver = rows.size() != PAGE || page.isEmpty();
    }
}
