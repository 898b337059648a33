package io.surnia.mail;

import io.surnia.platform.db.Db;
import io.surnia.platform.time.Tenant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one chunk of a partner's mails over one connection, one after another. */
final class Lane {
    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Db db;
    private final Claims claims;
    private final Tenant tenant;
    private final Gateway gateway;
    private final boolean hasOther;
    private final BooleanSupplier isStopping;
    private Dispatched dispatched = Dispatched.NONE;
    private @Nullable MailId taken;

    /** @param hasOther whether another gateway would take what this one cannot be reached for */
    Lane(Db db, Claims claims, Tenant tenant, Gateway gateway, boolean hasOther, BooleanSupplier isStopping) {
        this.db = db;
        this.claims = claims;
        this.tenant = tenant;
        this.gateway = gateway;
        this.hasOther = hasOther;
        this.isStopping = isStopping;
    }

    /** @param isMore whether the partner may have more that can be sent now */
    record Result(Dispatched dispatched, boolean isMore) {}

    /** @param onFull called as soon as it shows that there is more than one chunk */
    Result run(Runnable onFull) {
        Claims.Chunk chunk = claims.take(tenant, gateway);
        dispatched = chunk.done();
        if (chunk.isFull()) {
            onFull.run();
        }
        if (chunk.ready().isEmpty()) {
            return new Result(dispatched, chunk.isFull());
        }
        MailTransport transport = gateway.take();
        boolean isReached = false;
        try {
            isReached = send(transport, chunk.ready());
        } finally {
            gateway.keep(transport);
        }
        return new Result(dispatched, isReached ? chunk.isFull() : hasOther);
    }

    /** Sends one after another; false where the gateway could not be reached, and the rest was given back. */
    private boolean send(MailTransport transport, List<Mail> mails) {
        for (int n = 0; n < mails.size(); n++) {
            if (isStopping.getAsBoolean()) {
                noteTaken();
                claims.release(tenant, mails.subList(n, mails.size()));
                return true;
            }
            Mail mail = mails.get(n);
            boolean isOurs = claims.step(tenant, taken, mail.id());
            taken = null;
            if (isOurs && !settle(mail, deliver(transport, mail))) {
                claims.release(tenant, mails.subList(n + 1, mails.size()));
                return false;
            }
        }
        noteTaken();
        return true;
    }

    private @Nullable Delivery deliver(MailTransport transport, Mail mail) {
        try {
            return transport.deliver(mail, tenant.now(db.clock()));
        } catch (RuntimeException failure) {
            // One mail that cannot be made must not keep the others.
            dispatched = dispatched.plus(claims.unsendable(tenant, mail, failure));
            return null;
        }
    }

    /** Whether the gateway can be gone on with. */
    private boolean settle(Mail mail, @Nullable Delivery delivery) {
        switch (delivery) {
            case null -> {}
            case Delivery.Accepted() -> {
                taken = mail.id();
                dispatched = dispatched.plus(Dispatched.SENT);
                gateway.reached();
            }
            case Delivery.Refused refusal -> dispatched = dispatched.plus(claims.refused(tenant, mail, refusal));
            case Delivery.Postponed(String reason) ->
                dispatched = dispatched.plus(claims.postponed(tenant, mail, reason));
            case Delivery.Doubtful(String reason) -> {
                dispatched = dispatched.plus(claims.doubtful(tenant, mail, reason));
                return rest(reason);
            }
            case Delivery.Unreachable(String reason) -> {
                if (hasOther) {
                    claims.release(tenant, List.of(mail));
                } else {
                    dispatched = dispatched.plus(claims.postponed(tenant, mail, reason));
                }
                return rest(reason);
            }
        }
        return true;
    }

    private boolean rest(String reason) {
        gateway.rest(db.clock().instant());
        log.warn("no mail can be sent through {} for now: {}", gateway.name(), Claims.bounded(reason));
        return false;
    }

    private void noteTaken() {
        if (taken != null) {
            claims.step(tenant, taken, null);
            taken = null;
        }
    }
}
