package io.surnia.platform.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which rooms follow which facts. The wiring fills it once, in one place that reads as a table; a lower room thus needs
 * not know the higher ones that its changes concern.
 */
public final class Reactions {
    private record Reaction(Class<?> fact, BiConsumer<Tx, Set<Fact>> follow) {}

    private final List<Reaction> reactions = new ArrayList<>();

    /**
     * Adds a reaction. All facts of that class which a transaction raised are handed over together, before it commits
     * and in the order of raising; what the reaction raises is followed in turn. Reactions run in the order in which
     * they were added.
     */
    @SuppressWarnings("unchecked")
    public <F extends Fact> Reactions on(Class<F> fact, BiConsumer<Tx, Set<F>> follow) {
        reactions.add(new Reaction(fact, (tx, facts) -> follow.accept(tx, (Set<F>) facts)));
        return this;
    }

    void follow(Tx tx) {
        while (tx.hasFacts()) {
            Map<Class<?>, Set<Fact>> raised = tx.takeFacts();
            for (Reaction reaction : reactions) {
                Set<Fact> facts = raised.get(reaction.fact());
                if (facts != null) {
                    reaction.follow().accept(tx, facts);
                }
            }
        }
    }
}
