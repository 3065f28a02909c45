package dev.berth.access;

/** How a request says who makes it. */
public enum AuthorizationScheme {
    /** No {@code Authorization} header. */
    NONE,
    BASIC,
    BEARER,
    /** A header that cannot be read, of another scheme, or more than one of them. */
    UNKNOWN
}
