package io.surnia.manage;

import io.surnia.idempotency.RequestKey;
import io.surnia.idempotency.Requests;
import io.surnia.platform.db.Db;
import io.surnia.platform.db.Tx;
import io.surnia.platform.http.Answer;
import io.surnia.platform.problem.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * Answers what changes something: in one transaction with the client's idempotency key, and only to the version that the
 * client read, where it says which.
 */
final class Writes {
    private final Db db;
    private final Requests requests;

    Writes(Db db, Requests requests) {
        this.db = db;
        this.requests = requests;
    }

    /**
     * Makes a resource and answers 201 with it.
     *
     * @param add makes it and gives its id
     * @param made the resource of that id
     */
    void create(Caller caller, ToLongFunction<Tx> add, LongFunction<One> made) throws IOException {
        answer(caller, tx -> {
            long id = add.applyAsLong(tx);
            Object sent = made.apply(id).read().apply(tx);
            return Answer.created(caller.call().path() + "/" + id, sent).with(One.version(sent));
        });
    }

    /** Changes a resource and answers 200 with what it became. */
    void change(Caller caller, One one, Consumer<Tx> change) throws IOException {
        answer(caller, tx -> {
            requireVersion(caller, one, tx);
            change.accept(tx);
            Object sent = one.read().apply(tx);
            return Answer.ok(sent).with(One.version(sent));
        });
    }

    /** Removes a resource and answers 204. */
    void remove(Caller caller, One one, Consumer<Tx> removal) throws IOException {
        answer(caller, tx -> {
            requireVersion(caller, one, tx);
            removal.accept(tx);
            return Answer.noContent();
        });
    }

    /**
     * Does work once for the client's key and answers what it gives; without a key it is done each time.
     *
     * <p>What is kept under a key follows Stripe: the answer of work that ran, an error too; nothing of a request that
     * was wrong in itself (400), nor of a fault of ours, so that it can be sent again under the same key.
     */
    void answer(Caller caller, Function<Tx, Answer> work) throws IOException {
        Optional<RequestKey> key = RequestKeys.of(caller);
        if (key.isEmpty()) {
            Answer answer = db.repeatedly(caller.tenant(), work);
            caller.call().answer(answer);
            return;
        }
        try {
            Answer answer = db.repeatedly(caller.tenant(), tx -> once(tx, key.get(), work));
            caller.call().answer(answer);
        } catch (Refused refused) {
            keep(caller, key.get(), refused.problem);
            throw refused.problem;
        }
    }

    private Answer once(Tx tx, RequestKey key, Function<Tx, Answer> work) {
        Optional<byte[]> before = requests.take(tx, key);
        if (before.isPresent()) {
            return KeptAnswer.read(before.get());
        }
        Answer answer;
        try {
            answer = work.apply(tx);
        } catch (Problem problem) {
            throw problem.status() == 400 || problem.status() >= 500 ? problem : new Refused(problem);
        }
        requests.keep(tx, key, KeptAnswer.write(answer));
        return answer;
    }

    /** What was refused is rolled back; that it was refused is kept after that. */
    private void keep(Caller caller, RequestKey key, Problem problem) {
        db.doInTenant(caller.tenant(), tx -> {
            if (requests.take(tx, key).isEmpty()) {
                requests.keep(tx, key, KeptAnswer.write(problem));
            }
        });
    }

    /** 412 where the client names another version than the resource has; holds the resource where it names one. */
    static void requireVersion(Caller caller, One one, Tx tx) {
        if (caller.call().header("If-Match").isPresent()) {
            one.hold().accept(tx);
            One.version(one.read().apply(tx)).requireMatch(caller.call());
        }
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Refused(Problem problem) {
            super(null, problem, false, false);
            this.problem = problem;
        }
    }
}
