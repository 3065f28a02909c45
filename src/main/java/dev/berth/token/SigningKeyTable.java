package dev.berth.token;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import com.nimbusds.jose.jwk.ECKey;

/** Every statement on {@code token_signing_key}. */
@Component
class SigningKeyTable {

    /** Any number that no other advisory lock of ours uses. */
    private static final long ROTATION_LOCK = 0x746f6b656e6b6579L;

    private final JdbcClient jdbc;

    SigningKeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the transaction ends, so that of several nodes one makes the key and the others find it. */
    void lockRotation() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ROTATION_LOCK)
                .query((row, number) -> 0)
                .list();
    }

    Optional<SigningKey> newest() {
        return jdbc.sql(
                        "select private_key, created_at from token_signing_key order by created_at desc, key_id limit 1")
                .query(SigningKeyTable::key)
                .optional();
    }

    Optional<SigningKey> find(String keyId) {
        return jdbc.sql("select private_key, created_at from token_signing_key where key_id = :id")
                .param("id", keyId)
                .query(SigningKeyTable::key)
                .optional();
    }

    void insert(SigningKey key) {
        jdbc.sql("insert into token_signing_key (key_id, private_key, created_at) values (:id, :key, :created)")
                .param("id", key.jwk().getKeyID())
                .param("key", key.jwk().toJSONString())
                .param("created", at(key.createdAt()))
                .update();
    }

    void deleteOlderThan(Instant instant) {
        jdbc.sql("delete from token_signing_key where created_at < :instant")
                .param("instant", at(instant))
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SigningKey key(ResultSet row, int number) throws SQLException {
        try {
            return new SigningKey(
                    ECKey.parse(row.getString("private_key")),
                    row.getObject("created_at", OffsetDateTime.class).toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("a row of token_signing_key holds no JSON Web Key", e);
        }
    }
}
