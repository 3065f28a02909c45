package dev.berth.job;

/** By what an execution began, by the names of Harbor's API. */
public enum Trigger {
    MANUAL,
    SCHEDULE,
    EVENT
}
