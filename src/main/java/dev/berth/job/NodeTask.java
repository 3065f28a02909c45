package dev.berth.job;

import java.time.Duration;

/**
 * Work that every node does for itself, such as writing down what it has counted. A bean of this kind is picked up by itself; it runs once
 * more when the node stops. What it throws is logged, and the next run comes.
 *
 * @param period from the end of one run to the beginning of the next
 */
public record NodeTask(String name, Duration period, Runnable work) {}
