package dev.berth.identity.provider;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import dev.berth.platform.secret.Secrets;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a provider's settings stand in the table: as JSON without the secret, which is sealed and lies beside them. */
@Component
public class ProviderCodec {

    private static final String SECRET = "secret";
    private static final String PURPOSE = "provider";

    private final Secrets secrets;
    private final JsonMapper json;

    ProviderCodec(Secrets secrets) {
        this.secrets = secrets;
        this.json = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public String write(ProviderSettings settings) {
        ObjectNode tree = json.valueToTree(settings);
        tree.remove(SECRET);
        return json.writeValueAsString(tree);
    }

    public @Nullable String seal(ProviderSettings settings) {
        String secret = settings.secret();
        return secret == null ? null : secrets.seal(PURPOSE, secret);
    }

    /** @throws dev.berth.platform.secret.SecretUnreadable where the secret was sealed with another key */
    public Provider open(ProviderRow row) {
        String secret = row.secret();
        return read(row, secret == null ? null : secrets.open(PURPOSE, secret));
    }

    /** Without its secret, for whoever shows it. */
    public Provider closed(ProviderRow row) {
        return read(row, null);
    }

    private Provider read(ProviderRow row, @Nullable String secret) {
        ObjectNode tree = (ObjectNode) json.readTree(row.settings());
        if (secret != null) {
            tree.put(SECRET, secret);
        }
        ProviderSettings settings = switch (row.kind()) {
            case LDAP -> json.treeToValue(tree, LdapSettings.class);
            case OIDC -> json.treeToValue(tree, OidcSettings.class);
        };
        return new Provider(
                row.id(),
                row.name(),
                row.enabled(),
                row.primary(),
                settings,
                row.revision(),
                row.createdAt(),
                row.updatedAt());
    }
}
