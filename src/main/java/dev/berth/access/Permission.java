package dev.berth.access;

/** One right within a project, for example to create a member. Which role has it is in {@link RoleMatrix}. */
public record Permission(Resource resource, Action action) {

    public static Permission to(Action action, Resource resource) {
        return new Permission(resource, action);
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
