package dev.berth.identity.oidc;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

/** Every statement on {@code identity_onboarding}. */
@Component
class OnboardingTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    OnboardingTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody who waits for a name at a provider. */
    record Row(long providerId, Newcomer newcomer) {}

    void insert(String secretHash, long providerId, Newcomer newcomer, Instant expiresAt) {
        jdbc.sql("""
                        insert into identity_onboarding (secret_hash, provider_id, account, expires_at)
                        values (:secretHash, :providerId, :account::jsonb, :expiresAt)
                        """)
                .param("secretHash", secretHash)
                .param("providerId", providerId)
                .param("account", JSON.writeValueAsString(newcomer))
                .param("expiresAt", at(expiresAt))
                .update();
    }

    /** Takes the row away; of several at once one gets it, and the others wait until it is decided whether it is gone (S34). */
    Optional<Row> take(String secretHash, Instant now) {
        return jdbc.sql("""
                        delete from identity_onboarding
                         where secret_hash = :secretHash
                           and expires_at > :now
                        returning provider_id, account
                        """)
                .param("secretHash", secretHash)
                .param("now", at(now))
                .query((row, number) ->
                        new Row(row.getLong("provider_id"), JSON.readValue(row.getString("account"), Newcomer.class)))
                .optional();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("delete from identity_onboarding where expires_at <= :now")
                .param("now", at(now))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
