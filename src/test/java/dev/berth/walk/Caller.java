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

    boolean isNoPerson() {
        return switch (this) {
            case TOKEN, ROBOT_WITH, ROBOT_WITHOUT, SYSTEM_ROBOT_WITH, SYSTEM_ROBOT_WITHOUT -> true;
            default -> false;
        };
    }
}
