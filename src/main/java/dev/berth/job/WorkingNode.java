package dev.berth.job;

/**
 * A server that does tasks, for as long as its process lives: after a restart it is another one.
 *
 * @param process its number in the operating system
 * @param workers how many tasks it does at once
 */
record WorkingNode(String id, String host, long process, int workers) {}
