package dev.berth.platform.query;

/** One condition of {@code q}; all of them hold together. */
public record Term(String field, Match match) {}
