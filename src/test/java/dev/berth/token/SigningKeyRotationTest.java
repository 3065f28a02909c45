package dev.berth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import dev.berth.testkit.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

class SigningKeyRotationTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void S48_nodesThatStartAtTheSameTimeAgreeOnOneKey() {
        var transaction = new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));

        var keys = IntStream.range(0, 8)
                .parallel()
                .mapToObj(node -> Objects.requireNonNull(
                        transaction.execute(status -> rotation().newest())))
                .map(key -> key.jwk().getKeyID())
                .distinct();

        assertThat(keys).hasSize(1);
    }

    private static SigningKeyRotation rotation() {
        var table = new SigningKeyTable(JdbcClient.create(DATABASE.dataSource()));
        var properties = new TokenProperties(Duration.ofMinutes(5), Duration.ofDays(30));
        return new SigningKeyRotation(table, properties, Clock.systemUTC());
    }
}
