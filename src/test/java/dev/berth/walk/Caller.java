package dev.berth.walk;

/** The kinds of callers that there are. The first nine have a column in the tables; what the others may follows from them. */
enum Caller {
    ANONYMOUS,
    /** A person who has signed in and has no role in any of the projects. */
    STRANGER,
    LIMITED_GUEST,
    GUEST,
    DEVELOPER,
    MAINTAINER,
    PROJECT_ADMIN,
    AUDITOR,
    ADMINISTRATOR,
    /** Those who have their role by a group alone. */
    LIMITED_GUEST_BY_GROUP,
    GUEST_BY_GROUP,
    DEVELOPER_BY_GROUP,
    MAINTAINER_BY_GROUP,
    PROJECT_ADMIN_BY_GROUP,
    /** The project's administrator, by the cookie of a session. */
    SESSION,
    /** An access token of the project's administrator, for pull and push. */
    TOKEN,
    /** A robot of the project that has the right of the row and no other. */
    ROBOT_WITH,
    /** A robot of the project that has another right. */
    ROBOT_WITHOUT,
    /** A robot of the system that has the right of the row in every project, or in the system where the row belongs to it. */
    SYSTEM_ROBOT_WITH,
    SYSTEM_ROBOT_WITHOUT;

    boolean seesEverything() {
        return this == AUDITOR || this == ADMINISTRATOR;
    }

    /** Whose column says what this one may: who has a role by a group may what its members may. */
    Caller column() {
        return switch (this) {
            case LIMITED_GUEST_BY_GROUP -> LIMITED_GUEST;
            case GUEST_BY_GROUP -> GUEST;
            case DEVELOPER_BY_GROUP -> DEVELOPER;
            case MAINTAINER_BY_GROUP -> MAINTAINER;
            case PROJECT_ADMIN_BY_GROUP -> PROJECT_ADMIN;
            default -> this;
        };
    }

    boolean isNoPerson() {
        return switch (this) {
            case TOKEN, ROBOT_WITH, ROBOT_WITHOUT, SYSTEM_ROBOT_WITH, SYSTEM_ROBOT_WITHOUT -> true;
            default -> false;
        };
    }
}
