package dev.berth.identity.provider;

import java.util.stream.Stream;

/** What a provider speaks. */
public enum ProviderKind {
    /** A directory that checks passwords (RFC 4511). */
    LDAP("ldap", 1),
    /** An issuer that vouches for people (OpenID Connect Core 1.0). */
    OIDC("oidc", 3);

    private final String label;
    private final int groupType;

    ProviderKind(String label, int groupType) {
        this.label = label;
        this.groupType = groupType;
    }

    /** @throws IllegalArgumentException where there is none of this name */
    public static ProviderKind of(String label) {
        return Stream.of(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of provider: " + label));
    }

    /** The name in the API and in the table. */
    public String label() {
        return label;
    }

    /** Harbor's number for groups of such a provider. */
    public int groupType() {
        return groupType;
    }
}
