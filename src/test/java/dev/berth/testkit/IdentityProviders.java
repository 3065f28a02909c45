package dev.berth.testkit;

import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Providers in a server's database whose settings lead nowhere, for tests that do not speak to one. Their names begin with {@code provider}. */
public final class IdentityProviders {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static final String LDAP = """
            {"url": "ldap://127.0.0.1:1", "start_tls": false, "verify_certificate": true, "search_dn": "",
             "base_dn": "dc=example,dc=com", "scope": 2, "filter": "", "name_attribute": "uid", "email_attribute": "mail",
             "realname_attribute": "cn", "id_attribute": "", "timeout_seconds": 5, "group_base_dn": "", "group_filter": "",
             "group_name_attribute": "cn", "group_scope": 2, "group_admin_dn": "", "membership_attribute": "",
             "member_attribute": ""}""";

    private IdentityProviders() {}

    /** @return its id */
    public static long directory(BerthServer server) {
        return insert(server, "ldap", LDAP, true);
    }

    /** One that nobody signs in by, so that servers that tests share stay as they are. */
    public static long disabledDirectory(BerthServer server) {
        return insert(server, "ldap", LDAP, false);
    }

    /** @param autoOnboard whether people get an account without being asked for a name */
    public static long issuer(BerthServer server, boolean autoOnboard) {
        return insert(server, "oidc", """
                {"endpoint": "https://issuer.example.com", "client_id": "berth", "scopes": ["openid"], "user_claim": "",
                 "groups_claim": "groups", "group_filter": "", "admin_group": "", "verify_certificate": true,
                 "auto_onboard": %s, "logout": false, "redirect_parameters": {}, "timeout_seconds": 5}""".formatted(autoOnboard), true);
    }

    private static long insert(BerthServer server, String kind, String settings, boolean enabled) {
        return JdbcClient.create(server.database().dataSource())
                .sql("""
                        insert into identity_provider (kind, name, enabled, settings)
                        values (?, ?, ?, ?::jsonb) returning provider_id
                        """)
                .params(kind, "provider" + COUNT.incrementAndGet(), enabled, settings)
                .query(Long.class)
                .single();
    }
}
