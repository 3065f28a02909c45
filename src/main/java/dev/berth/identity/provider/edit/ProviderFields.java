package dev.berth.identity.provider.edit;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.berth.identity.provider.LdapSettings;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderSettings;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Settings as fields by the names of the API, without the secret (S15). */
final class ProviderFields {

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private ProviderFields() {}

    static Map<String, Object> of(ProviderSettings settings) {
        return switch (settings) {
            case LdapSettings ldap -> JSON.convertValue(LdapFields.of(ldap), FIELDS);
            case OidcSettings oidc -> JSON.convertValue(OidcFields.of(oidc), FIELDS);
        };
    }

    /** What the audit log says of a provider. */
    static Map<String, Object> of(long id, ProviderDraft draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("provider_id", id);
        fields.put("name", draft.name());
        fields.put("kind", draft.kind().label());
        fields.put("enabled", draft.enabled());
        fields.put("primary", draft.primary());
        fields.putAll(of(draft.settings()));
        return fields;
    }

    /** @param fields by the names of the API; others keep what they are */
    static ProviderSettings over(ProviderSettings known, Map<String, Object> fields) {
        return switch (known) {
            case LdapSettings ldap ->
                JSON.convertValue(fields, LdapFields.class).over(ldap);
            case OidcSettings oidc ->
                JSON.convertValue(fields, OidcFields.class).over(oidc);
        };
    }
}
