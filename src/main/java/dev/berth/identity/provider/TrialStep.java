package dev.berth.identity.provider;

/**
 * One thing that was tried with a provider.
 *
 * @param name what it was, in a few words
 * @param message what was tried and what was answered; never a secret
 */
public record TrialStep(String name, boolean success, String message) {}
