package dev.berth.identity.provider;

/**
 * A group at a provider.
 *
 * @param key the normalised distinguished name at a directory, the name in the claim at an issuer
 * @param name what people call it
 */
public record ExternalGroup(String key, String name) {}
