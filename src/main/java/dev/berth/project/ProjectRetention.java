package dev.berth.project;

import java.time.Clock;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which retention policy a project has; each method is a step of the transaction that makes or deletes the policy. */
@Component
public class ProjectRetention {

    private final Projects projects;
    private final Clock clock;

    ProjectRetention(Projects projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    /** The name of a project, which nobody else changes or deletes until the transaction ends; empty where there is none. */
    public Optional<String> lock(long projectId) {
        return projects.findLocked(projectId).map(Project::name);
    }

    /** @param policyId absent where the project has none any more; one that was locked */
    public void set(long projectId, @Nullable Long policyId) {
        projects.findLocked(projectId).ifPresent(project -> project.retain(policyId, clock.instant()));
    }
}
