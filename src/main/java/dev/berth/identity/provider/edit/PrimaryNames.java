package dev.berth.identity.provider.edit;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.setting.Setting;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static java.util.Map.entry;

/** What Harbor's single settings call the fields of a provider, and how they write the values. */
final class PrimaryNames {

    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final Map<Setting, String> LDAP = Map.ofEntries(
            entry(Setting.LDAP_URL, "url"),
            entry(Setting.LDAP_SEARCH_DN, "search_dn"),
            entry(Setting.LDAP_SEARCH_PASSWORD, "secret"),
            entry(Setting.LDAP_BASE_DN, "base_dn"),
            entry(Setting.LDAP_UID, "name_attribute"),
            entry(Setting.LDAP_FILTER, "filter"),
            entry(Setting.LDAP_SCOPE, "scope"),
            entry(Setting.LDAP_TIMEOUT, "timeout_seconds"),
            entry(Setting.LDAP_VERIFY_CERT, "verify_certificate"),
            entry(Setting.LDAP_GROUP_BASE_DN, "group_base_dn"),
            entry(Setting.LDAP_GROUP_SEARCH_FILTER, "group_filter"),
            entry(Setting.LDAP_GROUP_ATTRIBUTE_NAME, "group_name_attribute"),
            entry(Setting.LDAP_GROUP_SEARCH_SCOPE, "group_scope"),
            entry(Setting.LDAP_GROUP_ADMIN_DN, "group_admin_dn"),
            entry(Setting.LDAP_GROUP_MEMBERSHIP_ATTRIBUTE, "membership_attribute"));

    private static final Map<Setting, String> OIDC = Map.ofEntries(
            entry(Setting.OIDC_ENDPOINT, "endpoint"),
            entry(Setting.OIDC_CLIENT_ID, "client_id"),
            entry(Setting.OIDC_CLIENT_SECRET, "secret"),
            entry(Setting.OIDC_SCOPE, "scopes"),
            entry(Setting.OIDC_USER_CLAIM, "user_claim"),
            entry(Setting.OIDC_GROUPS_CLAIM, "groups_claim"),
            entry(Setting.OIDC_GROUP_FILTER, "group_filter"),
            entry(Setting.OIDC_ADMIN_GROUP, "admin_group"),
            entry(Setting.OIDC_VERIFY_CERT, "verify_certificate"),
            entry(Setting.OIDC_AUTO_ONBOARD, "auto_onboard"),
            entry(Setting.OIDC_LOGOUT, "logout"),
            entry(Setting.OIDC_EXTRA_REDIRECT_PARMS, "redirect_parameters"));

    private PrimaryNames() {}

    /** The fields by the settings that say them; the name of the provider is not among them. */
    static Map<Setting, String> of(ProviderKind kind) {
        return switch (kind) {
            case LDAP -> LDAP;
            case OIDC -> OIDC;
        };
    }

    /** The setting of a field, or else the field's name in the API of providers. */
    static String label(ProviderKind kind, String field) {
        return of(kind).entrySet().stream()
                .filter(known -> known.getValue().equals(field))
                .map(known -> known.getKey().label())
                .findFirst()
                .orElse(kind.label() + "." + field);
    }

    /** A field's value as the setting has it. */
    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> scopes -> scopes.stream().map(String::valueOf).collect(Collectors.joining(","));
            case Map<?, ?> parameters -> JSON.writeValueAsString(parameters);
            default -> value.toString();
        };
    }

    /** A setting's value as the field has it; empty where it is none. */
    static Optional<Object> value(Setting setting, String text) {
        return switch (setting) {
            case OIDC_SCOPE ->
                Optional.of(Arrays.stream(text.split("[,\\s]+", -1))
                        .filter(scope -> !scope.isEmpty())
                        .toList());
            case OIDC_EXTRA_REDIRECT_PARMS -> parameters(text);
            default -> Optional.of(setting.answer(text));
        };
    }

    private static Optional<Object> parameters(String text) {
        try {
            return text.isBlank() ? Optional.of(Map.of()) : Optional.ofNullable(JSON.readValue(text, PARAMETERS));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
