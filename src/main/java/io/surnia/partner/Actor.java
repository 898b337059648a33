package io.surnia.partner;

import org.jspecify.annotations.Nullable;

/** Who does something that the audit keeps. Every verb that an administrator would want to know of takes one. */
public sealed interface Actor {
    /** An API key, with the address of the request where known. */
    record Key(ApiKeyId id, @Nullable String address) implements Actor {}

    /**
     * A person in the console.
     *
     * @param id the administrator's (a number: administrators is a higher room)
     */
    record Administrator(long id, String name, @Nullable String address) implements Actor {}

    /**
     * A learner at work that is asked of that one: what was done is history of its own, and needs no entry in the audit.
     *
     * @param id the user's (a number: people is a higher room)
     */
    record Learner(long id, @Nullable String address) implements Actor {}

    /** Somebody at the deployment's own shell. */
    record Operator(String name) implements Actor {}

    /** Nobody: what happens by itself, named by its task. */
    record Automation(String task) implements Actor {}
}
