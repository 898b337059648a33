package io.surnia.app;

import io.surnia.directory.Synchronizer;
import io.surnia.jobs.Jobs.Job;
import io.surnia.mail.Bounces;
import io.surnia.mail.Dispatcher;
import io.surnia.webhooks.Deliverer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens by itself, and how often. */
record Chores(
        Rooms rooms, Dispatcher dispatcher, Optional<Bounces> bounces, Deliverer deliverer, Synchronizer synchronizer) {
    List<Job> jobs() {
        List<Job> jobs = new ArrayList<>();
        jobs.add(new Job("close-days", Duration.ofMinutes(1), this::closeDays));
        jobs.add(new Job("fold-totals", Duration.ofMinutes(5), this::foldTotals));
        jobs.add(new Job("deliver-webhooks", Duration.ofSeconds(2), deliverer::begin));
        jobs.add(new Job("forget-webhooks", Duration.ofHours(1), this::forgetWebhooks));
        jobs.add(new Job("sync-directories", Duration.ofSeconds(10), synchronizer::begin));
        jobs.add(new Job("enforce-retention", Duration.ofHours(6), this::enforceRetention));
        jobs.add(new Job("forget-requests", Duration.ofHours(1), this::forgetRequests));
        jobs.add(new Job("plan-breach-checks", Duration.ofMinutes(10), this::planBreachChecks));
        jobs.add(new Job("run-breach-checks", Duration.ofSeconds(2), rooms.checkRunner()::run));
        jobs.add(new Job("refresh-breaches", Duration.ofHours(1), rooms.catalogueRefresh()::daily));
        jobs.add(new Job("post-reports", Duration.ofMinutes(5), this::postReports));
        jobs.add(new Job("dispatch-mail", Duration.ofSeconds(2), dispatcher::runDue));
        jobs.add(new Job("forget-mail-paces", Duration.ofHours(1), dispatcher::forgetPaces));
        bounces.ifPresent(mails -> jobs.add(new Job("collect-bounces", Duration.ofMinutes(2), mails::collect)));
        jobs.add(
                new Job("welcome-people", Duration.ofMinutes(1), rooms.notices().welcomes()::run));
        return jobs;
    }

    /** Each partner whose midnight has passed since its last closed day. */
    private void closeDays() {
        rooms.tenants().each(each -> {
            if (each.openDay().isBefore(each.tenant().today(rooms.db().clock()))) {
                rooms.nightly().close(each.tenant());
            }
        });
    }

    private void forgetWebhooks() {
        rooms.tenants().each(each -> {
            boolean isMore = true;
            while (isMore) {
                isMore = rooms.db().inTenant(each.tenant(), rooms.webhooks()::forgetSome);
            }
        });
    }

    private void planBreachChecks() {
        rooms.tenants()
                .each(each -> rooms.db()
                        .doInTenant(each.tenant(), tx -> rooms.breachChecks().plan(tx)));
    }

    /** Of each partner whose day is closed: reports tell how it stood when the day began. */
    private void postReports() {
        rooms.tenants().each(each -> {
            if (!each.openDay().isBefore(each.tenant().today(rooms.db().clock()))) {
                rooms.posting().postDue(each.tenant());
            }
        });
    }

    private void enforceRetention() {
        rooms.tenants().each(each -> rooms.retentions().enforce(each.tenant()));
    }

    /** What was answered more than a day ago is not answered again. */
    private void forgetRequests() {
        rooms.tenants()
                .each(each -> rooms.db()
                        .doInTenant(each.tenant(), tx -> rooms.requests().forgetOld(tx)));
    }

    private void foldTotals() {
        rooms.tenants().each(each -> rooms.nightly().fold(each.tenant()));
    }
}
