package dev.berth.access;

/**
 * A project that the caller may use for what was asked, as {@link AccessPolicy} found it. What lies in a project is read and written by
 * its own id and this one together, so that an id of another project finds nothing (S09).
 */
public record ProjectScope(long id, String name) {}
