package dev.berth.job;

/** What somebody stops: a whole execution, or one of its tasks. */
record Stopping(String condition, long id) {

    static Stopping execution(long id) {
        return new Stopping("execution_id = :id", id);
    }

    static Stopping task(long id) {
        return new Stopping("task_id = :id", id);
    }
}
