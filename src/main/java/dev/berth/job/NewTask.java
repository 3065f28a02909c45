package dev.berth.job;

/**
 * A part of an execution that is done by itself, beside other parts and maybe on another node.
 *
 * @param name what it is about, such as a repository; empty where there is one task alone
 * @param parameters a record, kept as JSON
 */
public record NewTask(String name, Object parameters) {}
