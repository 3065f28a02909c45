package dev.berth.benchmark;

/** One side of a comparison: a server, and the repository (or the beginning of the names of repositories) that it is measured in. */
record Contestant(String name, Server server, String repository) {}
