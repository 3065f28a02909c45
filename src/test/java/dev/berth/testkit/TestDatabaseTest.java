package dev.berth.testkit;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class TestDatabaseTest {

    @Test
    void eachHasAllTablesAndNothingOfTheOthers() {
        try (var one = TestDatabase.create();
                var other = TestDatabase.create()) {
            JdbcClient.create(one.dataSource()).sql("create table mine ()").update();
            assertThat(tables(other)).contains("repository", "tombstone").doesNotContain("mine");
        }
    }

    private static List<String> tables(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("select tablename from pg_tables where schemaname = 'public'")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
