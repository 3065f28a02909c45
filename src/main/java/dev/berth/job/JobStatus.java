package dev.berth.job;

/** How far a task or an execution is. */
public enum JobStatus {
    PENDING("Pending"),
    RUNNING("Running"),
    STOPPED("Stopped"),
    ERROR("Error"),
    SUCCESS("Success");

    private final String label;

    JobStatus(String label) {
        this.label = label;
    }

    /** The name in Harbor's API. */
    public String label() {
        return label;
    }

    /** Whether nothing follows it. */
    public boolean isFinal() {
        return switch (this) {
            case PENDING, RUNNING -> false;
            case STOPPED, ERROR, SUCCESS -> true;
        };
    }
}
