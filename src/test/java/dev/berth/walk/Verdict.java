package dev.berth.walk;

/** What a caller is told. */
enum Verdict {
    ALLOWED,
    /** 401 to who has not signed in, otherwise 403. */
    REFUSED,
    /** 404. */
    NOT_FOUND,
    /** 412: this is for people. */
    NO_PERSON
}
