package dev.berth.testkit;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import dev.berth.identity.group.GroupMemberships;
import dev.berth.identity.provider.ExternalGroup;
import dev.berth.identity.provider.ProviderKind;

/**
 * Groups of a provider that is never asked: who is in which is written as at the end of a sign-in. It stands in a server that no other test
 * class shares.
 */
public final class TestGroups {

    private final BerthServer server;
    private final JdbcClient jdbc;
    private final ProviderKind kind;
    private final long provider;

    private TestGroups(BerthServer server, ProviderKind kind, long provider) {
        this.server = server;
        this.jdbc = JdbcClient.create(server.database().dataSource());
        this.kind = kind;
        this.provider = provider;
    }

    /** The first one of a server is its primary. */
    public static TestGroups ofIssuer(BerthServer server) {
        return new TestGroups(server, ProviderKind.OIDC, IdentityProviders.issuer(server, true)).primary();
    }

    /** The first one of a server is its primary; a server with one has {@link KnownGroups}. */
    public static TestGroups ofDirectory(BerthServer server) {
        return new TestGroups(server, ProviderKind.LDAP, IdentityProviders.directory(server)).primary();
    }

    private TestGroups primary() {
        jdbc.sql("""
                        update identity_provider set main = true
                         where provider_id = :provider
                           and not exists (select from identity_provider where kind = :kind and main)
                        """).param("provider", provider).param("kind", kind.label()).update();
        return this;
    }

    public long provider() {
        return provider;
    }

    /** The person has just signed in, and the provider named these groups. */
    public void signedIn(String username, String... groups) {
        long user = jdbc.sql("select user_id from identity_user where username = ?")
                .param(username)
                .query(Long.class)
                .single();
        List<ExternalGroup> named =
                Stream.of(groups).map(name -> new ExternalGroup(name, name)).toList();
        server.bean(GroupMemberships.class).replace(user, provider, named);
    }

    /** Gives the group a role, whether somebody has been in it or not. */
    public void join(String project, String group, int role) {
        var answer = Api.admin(server).post("/api/v2.0/projects/" + project + "/members", """
                {"role_id": %d, "member_group": {"group_name": "%s", "group_type": %d, "provider_id": %d}}""".formatted(
                        role, group, kind.groupType(), provider));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    /** Whether people may sign in by it. */
    public void enable(boolean enabled) {
        jdbc.sql("update identity_provider set enabled = ? where provider_id = ?")
                .params(enabled, provider)
                .update();
    }

    /** The group's id. */
    public long id(String group) {
        return jdbc.sql("select group_id from identity_group where provider_id = ? and key = ?")
                .params(provider, group)
                .query(Long.class)
                .single();
    }
}
