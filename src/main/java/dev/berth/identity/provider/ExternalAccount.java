package dev.berth.identity.provider;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a provider has just proved and said of a person.
 *
 * @param subject the provider's lasting key of the person, which alone decides who it is (S31)
 * @param name what the person is called there: a wish for a name here
 * @param groups all groups as of now; they replace what was known (S27)
 * @param administrator whether the provider's group of administrators holds the person
 */
public record ExternalAccount(
        String subject,
        String name,
        @Nullable String email,
        @Nullable String realname,
        List<ExternalGroup> groups,
        boolean administrator) {}
