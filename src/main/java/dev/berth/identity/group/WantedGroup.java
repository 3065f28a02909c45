package dev.berth.identity.group;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/**
 * How a request names a group that may not be here yet. Clients that fill in every field send zeros and empty texts for what they leave out.
 *
 * @param type Harbor's number; absent where the other fields tell
 * @param name what people call it, or at an issuer the name in the claim
 * @param dn the distinguished name, for a directory's group
 * @param providerId absent for the primary provider of that kind
 */
public record WantedGroup(
        @Nullable Integer type,
        @Nullable String name,
        @Nullable String dn,
        @Nullable Long providerId) {

    private static final int HTTP = 2;

    public WantedGroup {
        type = type == null || type == 0 ? null : type;
        name = name == null || name.isBlank() ? null : name;
        dn = dn == null || dn.isBlank() ? null : dn;
        providerId = providerId == null || providerId == 0 ? null : providerId;
    }

    /** Whether it names any group at all. */
    public boolean isNamed() {
        return name != null || dn != null;
    }

    /** @throws DomainException INVALID where its fields do not tell which kind of group it is */
    ProviderKind kind() {
        if (type == null && dn != null) {
            return ProviderKind.LDAP;
        }
        for (ProviderKind kind : ProviderKind.values()) {
            if (type != null && type == kind.groupType()) {
                return kind;
            }
        }
        throw invalid(
                type != null && type == HTTP
                        ? "groups of an authenticating proxy (group_type 2) do not exist here: expected 1 (LDAP) or 3 (OIDC)"
                        : "which kind of group? Expected group_type 1 (LDAP) or 3 (OIDC)");
    }

    /** @throws DomainException INVALID where there is none */
    String requireDn() {
        if (dn == null) {
            throw invalid("a group of a directory needs its distinguished name in ldap_group_dn");
        }
        return dn;
    }

    private static DomainException invalid(String message) {
        return new DomainException(ErrorKind.INVALID, message);
    }
}
