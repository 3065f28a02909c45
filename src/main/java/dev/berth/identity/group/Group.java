package dev.berth.identity.group;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ProviderKind;

/**
 * A group of one provider; another provider's group of the same name is another group (S18).
 *
 * @param kind of its provider
 * @param key what the provider knows it by: the normalised distinguished name at a directory, the name in the claim at an issuer
 * @param name what people call it
 */
public record Group(long id, long providerId, ProviderKind kind, String key, String name) {

    /** Its distinguished name, where it is a directory's. */
    @Nullable
    String dn() {
        return kind == ProviderKind.LDAP ? key : null;
    }

    Group named(String other) {
        return new Group(id, providerId, kind, key, other);
    }

    /** What people decide about it, by the API's names. */
    Map<String, Object> described() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("group_name", name);
        fields.put("group_type", kind.groupType());
        if (dn() != null) {
            fields.put("ldap_group_dn", key);
        }
        fields.put("provider_id", providerId);
        return fields;
    }
}
