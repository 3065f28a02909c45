package dev.berth.job;

import java.util.List;
import java.util.stream.IntStream;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks of several steps, each of which writes a row that would stand there twice if it were done twice. What was done is read in the step,
 * as every job does that is begun again.
 */
final class CountingJob implements Job {

    static final int STEPS = 6;

    private final JdbcClient jdbc;
    private final int tasks;
    private final int millis;

    /** @param millis how long a step takes */
    CountingJob(JdbcClient jdbc, int tasks, int millis) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.millis = millis;
    }

    static void makeTable(JdbcClient jdbc) {
        jdbc.sql("create table if not exists effect (task_id bigint, step integer)")
                .update();
    }

    @Override
    public JobType type() {
        return JobType.RETENTION;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return IntStream.range(0, tasks)
                .mapToObj(number -> new NewTask("part-" + number, new TestJob.Part(number)))
                .toList();
    }

    @Override
    public void run(TaskRun run) {
        int done = 0;
        while (done < STEPS) {
            run.requireGoingOn();
            done = run.step(() -> next(run.taskId()));
            run.progress(done, STEPS);
            run.log("step " + done);
        }
    }

    private int next(long taskId) {
        int done = jdbc.sql("select count(*) from effect where task_id = ?")
                .param(taskId)
                .query(Integer.class)
                .single();
        pause();
        if (done < STEPS) {
            jdbc.sql("insert into effect values (?, ?)")
                    .params(taskId, done + 1)
                    .update();
            done++;
        }
        return done;
    }

    @Override
    public void ended(Execution execution) {
        jdbc.sql("insert into effect values (?, 0)").param(-execution.id()).update();
    }

    private void pause() {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
