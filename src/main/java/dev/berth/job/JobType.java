package dev.berth.job;

/** The kinds of work that are started, watched and stopped, by the names of Harbor's API ({@code vendor_type}, {@code job_type}). */
public enum JobType {
    GARBAGE_COLLECTION(50),
    RETENTION(50),
    PURGE_AUDIT_LOG(10),
    STORAGE_CHECK(50);

    private final int kept;

    JobType(int kept) {
        this.kept = kept;
    }

    /** How many executions that are over are kept for each of what it is done for, such as a project's policy. */
    int kept() {
        return kept;
    }
}
