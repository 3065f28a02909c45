package dev.berth.project;

import java.util.Collection;
import java.util.Map;

/** What a project holds, answered by the module that keeps it: content stands below projects and knows them, not the other way round. */
public interface ProjectContents {

    /** How many repositories each of these projects has; one without any may be missing. */
    Map<Long, Long> repositories(Collection<Long> projectIds);

    /**
     * Lets nothing come into the project any more, as a step of the transaction that deletes it, and waits for what was coming in.
     *
     * @return how many repositories it has all the same; the caller rolls back where there are any
     */
    long close(long projectId);
}
