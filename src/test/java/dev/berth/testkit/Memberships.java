package dev.berth.testkit;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.berth.access.ProjectMembership;
import dev.berth.access.Role;

/** Projects and members in memory. */
public final class Memberships implements ProjectMembership {

    private final Map<String, Long> ids = new HashMap<>();
    private final Set<Long> open = new HashSet<>();
    private final Map<String, Set<Role>> roles = new HashMap<>();
    private int questions;

    public Memberships project(String name, long id, boolean isPublic) {
        ids.put(name, id);
        if (isPublic) {
            open.add(id);
        }
        return this;
    }

    /** @param own what the person has alone and by groups */
    public Memberships member(long projectId, long userId, Role... own) {
        roles.put(projectId + "/" + userId, Set.of(own));
        return this;
    }

    public void remove(String name) {
        ids.remove(name);
    }

    /** How often somebody asked. */
    public int questions() {
        return questions;
    }

    @Override
    public Optional<Standing> find(String project, @Nullable Long userId) {
        questions++;
        return Optional.ofNullable(ids.get(project)).map(id -> standing(id, project, userId));
    }

    @Override
    public Optional<Standing> find(long projectId, @Nullable Long userId) {
        questions++;
        return ids.entrySet().stream()
                .filter(project -> project.getValue() == projectId)
                .findFirst()
                .map(project -> standing(projectId, project.getKey(), userId));
    }

    @Override
    public Set<Long> visibleTo(@Nullable Long userId) {
        questions++;
        Set<Long> visible = new HashSet<>(ids.values());
        visible.removeIf(id -> !open.contains(id) && !roles.containsKey(id + "/" + userId));
        return visible;
    }

    @Override
    public Set<Long> memberOf(long userId, Set<Role> wanted) {
        questions++;
        Set<Long> member = new HashSet<>(ids.values());
        member.removeIf(id -> Collections.disjoint(wanted, roles(id, userId)));
        return member;
    }

    private Standing standing(long id, String name, @Nullable Long userId) {
        return new Standing(id, name, open.contains(id), roles(id, userId));
    }

    private Set<Role> roles(long id, @Nullable Long userId) {
        return roles.getOrDefault(id + "/" + userId, Set.of());
    }
}
