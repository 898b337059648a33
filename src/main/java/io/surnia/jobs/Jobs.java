package io.surnia.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What happens by itself. A task is a row of scheduled_tasks, so that of several nodes one runs it at a time; a node
 * that dies while it runs one leaves it to the others.
 */
public final class Jobs implements AutoCloseable {
    private final Scheduler scheduler;

    private Jobs(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** A job and the pause between its runs. */
    public record Job(String name, Duration pause, Runnable work) {}

    /** Starts running the jobs, each for the first time at once. */
    public static Jobs start(DataSource application, List<Job> jobs) {
        List<RecurringTask<?>> tasks = new ArrayList<>();
        for (Job job : jobs) {
            tasks.add(Tasks.recurring(job.name(), FixedDelay.of(job.pause()))
                    .execute((_, _) -> job.work().run()));
        }
        Scheduler scheduler = Scheduler.create(application)
                .startTasks(tasks)
                .threads(Math.min(4, Math.max(1, jobs.size())))
                .pollingInterval(Duration.ofSeconds(1))
                .heartbeatInterval(Duration.ofSeconds(10))
                .shutdownMaxWait(Duration.ofSeconds(5))
                .build();
        scheduler.start();
        return new Jobs(scheduler);
    }

    /** Lets what runs finish for 5 seconds, then interrupts it. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
