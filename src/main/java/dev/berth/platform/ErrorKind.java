package dev.berth.platform;

/** What kind of refusal a {@link DomainException} is; each edge translates it into the status and code of its protocol. */
public enum ErrorKind {
    /** The request says something that cannot be meant: a name outside the grammar, a digest that does not fit. */
    INVALID,
    /** Well-formed, but a field is outside its limits (page sizes and the like). */
    UNPROCESSABLE,
    /** Nobody has proved who they are, or what proved it is no longer valid. */
    UNAUTHENTICATED,
    /** Known, but without the right. */
    DENIED,
    /** What is named is not there, or not for the one who asks. */
    NOT_FOUND,
    /** What is named cannot be treated this way. */
    NOT_ALLOWED,
    /** Something with this name or state is in the way. */
    CONFLICT,
    /** A rule of the project or the system forbids it now. */
    PRECONDITION,
    /** A body, a name or a number is larger than is accepted. */
    TOO_LARGE,
    /** A range or offset does not fit what is there. */
    RANGE,
    /** Too often, or too many at once. */
    TOO_MANY,
    /** A part of the server that is needed for this is away for the moment. */
    UNAVAILABLE,
    /** It would pass a limit that somebody has set for what may be held. No other credential would help. */
    OVER_LIMIT,
    /** There is no room left to store what was sent. */
    STORAGE_FULL,
    /** Part of the contract, but not offered yet. */
    NOT_BUILT
}
