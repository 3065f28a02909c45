package dev.berth.project;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import dev.berth.identity.Accounts;
import dev.berth.quota.QuotaProjects;
import dev.berth.quota.QuotaReference;

/** Tells quotas what their projects are called, by two queries for a page. */
@Component
class ProjectReferences implements QuotaProjects {

    private final Projects projects;
    private final Accounts accounts;

    ProjectReferences(Projects projects, Accounts accounts) {
        this.projects = projects;
        this.accounts = accounts;
    }

    @Override
    public Map<Long, QuotaReference> references(Collection<Long> projectIds) {
        List<Project> found = projects.find(projectIds);
        Map<Long, String> owners =
                accounts.names(found.stream().map(Project::ownerId).distinct().toList());
        return found.stream()
                .collect(Collectors.toMap(
                        Project::id,
                        project -> new QuotaReference(
                                project.id(), project.name(), owners.getOrDefault(project.ownerId(), ""))));
    }
}
