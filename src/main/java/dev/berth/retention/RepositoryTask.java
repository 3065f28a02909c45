package dev.berth.retention;

/**
 * What a task is to do.
 *
 * @param repository the full name of a repository of the policy's project
 */
record RepositoryTask(String repository) {}
