package dev.berth.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A job that does what its test says, and remembers what it was told. */
final class TestJob implements Job {

    private final JobType type;
    private final Consumer<TaskRun> work;
    private final List<NewTask> tasks = new ArrayList<>();
    final List<Execution> ended = new CopyOnWriteArrayList<>();

    TestJob(JobType type, int tasks, Consumer<TaskRun> work) {
        this.type = type;
        this.work = work;
        for (int i = 0; i < tasks; i++) {
            this.tasks.add(new NewTask("part-" + i, new Part(i)));
        }
    }

    record Part(int number) {}

    @Override
    public JobType type() {
        return type;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return tasks;
    }

    @Override
    public void run(TaskRun run) {
        work.accept(run);
    }

    @Override
    public void ended(Execution execution) {
        ended.add(execution);
    }
}
