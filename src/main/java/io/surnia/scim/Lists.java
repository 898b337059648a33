package io.surnia.scim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A list's answer (RFC 7644, section 3.4.2). */
final class Lists {
    private Lists() {}

    /**
     * @param total how many there are in all
     * @param size how many of them are here
     * @param resources them: a collection or an iterator
     */
    static Map<String, Object> of(Search search, long total, int size, Object resources) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("schemas", List.of(Urn.LIST));
        list.put("totalResults", total);
        list.put("startIndex", search.startIndex());
        list.put("itemsPerPage", size);
        list.put("Resources", resources);
        return list;
    }
}
