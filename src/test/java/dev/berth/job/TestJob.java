package dev.berth.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A job that does what its test says, and remembers what it was told. */
class TestJob implements Job {

    private final JobType type;
    private final Consumer<TaskRun> work;
    private final Function<Execution, List<NewTask>> plan;
    final List<Execution> ended = new CopyOnWriteArrayList<>();

    TestJob(JobType type, int tasks, Consumer<TaskRun> work) {
        this(type, parts(tasks), work);
    }

    private TestJob(JobType type, Function<Execution, List<NewTask>> plan, Consumer<TaskRun> work) {
        this.type = type;
        this.plan = plan;
        this.work = work;
    }

    /** One whose tasks do nothing. */
    static TestJob withPlan(JobType type, Function<Execution, List<NewTask>> plan) {
        return new TestJob(type, plan, run -> {});
    }

    private static Function<Execution, List<NewTask>> parts(int count) {
        List<NewTask> tasks = IntStream.range(0, count)
                .mapToObj(i -> new NewTask("part-" + i, new Part(i)))
                .toList();
        return execution -> tasks;
    }

    record Part(int number) {}

    @Override
    public JobType type() {
        return type;
    }

    @Override
    public List<NewTask> plan(Execution execution) {
        return plan.apply(execution);
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
