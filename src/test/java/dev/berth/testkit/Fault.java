package dev.berth.testkit;

/** What a {@link FaultyProxy} does to a request instead of passing it on. */
public enum Fault {
    /** Answers 503 and passes nothing on. */
    UNAVAILABLE,
    /** Answers 500 and passes nothing on. */
    INTERNAL_ERROR,
    /** Answers 200 with an error as its body and passes nothing on. */
    ERROR_IN_SUCCESS,
    /** Resets the connection before anything was passed on. */
    RESET_AT_ONCE,
    /** Resets the connection in the middle of the request's body. */
    RESET_IN_REQUEST,
    /** Lets the server do it, and resets the connection instead of giving its answer. */
    ANSWER_LOST,
    /** Closes the connection, without a reset, in the middle of the answer's body. */
    ANSWER_TRUNCATED,
    /** Resets the connection in the middle of the answer's body. */
    RESET_IN_ANSWER,
    /** Stops in the middle of the answer and says no more. */
    ANSWER_STALLS,
    /** Takes the request and never answers. */
    STALL
}
