package io.surnia.scim;

import com.fasterxml.jackson.databind.JsonNode;
import io.surnia.platform.http.Answer;
import io.surnia.platform.http.Call;
import java.io.IOException;

/** What can be done with the resources of one type (RFC 7644, table 2). */
interface ResourceOperations {
    /** The collection's path below the door's, such as {@code /Users}. */
    String path();

    /** Answers a page. */
    void list(Caller caller, Search search, Call call) throws IOException;

    /** Answers one. */
    void get(Caller caller, long id, Call call) throws IOException;

    /** Answers 201. */
    Answer create(Caller caller, JsonNode body, Projection projection);

    /** Takes what the body says for the whole; what it leaves out stays. */
    Answer replace(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection);

    Answer patch(Caller caller, long id, JsonNode body, Precondition precondition, Projection projection);

    /** Answers 204; the resource is not there any more. */
    Answer delete(Caller caller, long id, Precondition precondition);
}
