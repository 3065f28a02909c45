package dev.berth.access;

import java.util.List;
import java.util.stream.Stream;

/** One right within a project, for example to create a member. Which role has it is in {@link RoleMatrix}. */
public record Permission(Resource resource, Action action) {

    private static final List<Permission> ALL = Stream.of(Resource.values())
            .flatMap(resource -> Stream.of(Action.values()).map(action -> new Permission(resource, action)))
            .toList();

    public static Permission to(Action action, Resource resource) {
        return new Permission(resource, action);
    }

    /** Whether it changes nothing and moves no content. */
    boolean isRead() {
        return action == Action.READ || action == Action.LIST;
    }

    /** Every action on every resource, whether anybody can have it or not. */
    static List<Permission> all() {
        return ALL;
    }

    static Permission of(RepositoryAction action) {
        return switch (action) {
            case PULL -> to(Action.PULL, Resource.REPOSITORY);
            case PUSH -> to(Action.PUSH, Resource.REPOSITORY);
            case DELETE -> to(Action.DELETE, Resource.REPOSITORY);
        };
    }

    @Override
    public String toString() {
        return resource.label() + ":" + action.label();
    }
}
