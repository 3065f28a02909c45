package dev.berth.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import dev.berth.platform.DataDirectory;
import dev.berth.platform.postgres.EmbeddedPostgres;

/**
 * A database of its own for a test class, copied from a migrated template. One PostgreSQL serves the whole test JVM; what a
 * test leaves behind is thrown away by the next run.
 *
 * <pre>{@code
 * private static final TestDatabase DATABASE = TestDatabase.create();
 * private final JdbcClient jdbc = JdbcClient.create(DATABASE.dataSource());
 *
 * @AfterAll
 * static void drop() {
 *     DATABASE.close();
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name) {
        this.name = name;
        this.dataSource = pool(name);
    }

    /** A database with all migrations applied and no rows but theirs. */
    public static TestDatabase create() {
        return copyOf(Template.NAME);
    }

    /** A database without any table. */
    public static TestDatabase empty() {
        return copyOf("template0");
    }

    /** A pool of up to 16 connections that commit by themselves. */
    public DataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return Server.url(name);
    }

    public String username() {
        return Server.POSTGRES.username();
    }

    public String password() {
        return Server.POSTGRES.password();
    }

    /** Cuts every connection and drops the database. */
    @Override
    public void close() {
        dataSource.close();
        Server.execute("drop database if exists " + name + " with (force)");
    }

    private static synchronized TestDatabase copyOf(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        Server.execute("create database %s owner berth template %s".formatted(name, template));
        return new TestDatabase(name);
    }

    private static HikariDataSource pool(String name) {
        var config = new HikariConfig();
        config.setJdbcUrl(Server.url(name));
        config.setUsername(Server.POSTGRES.username());
        config.setPassword(Server.POSTGRES.password());
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    /** One for the JVM; it is stopped by a hook, since nobody knows who is the last to need it. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private Server() {}

        static String url(String database) {
            return url(POSTGRES, database);
        }

        static void execute(String sql) {
            execute(POSTGRES, sql);
        }

        /** Durability would cost most of the time here, and a test that needs it starts a server of its own. */
        private static EmbeddedPostgres start() {
            var directory = DataDirectory.lock(Path.of("target/test-postgres"));
            var settings = Map.of(
                    "fsync", "off",
                    "full_page_writes", "off",
                    "synchronous_commit", "off",
                    "shared_buffers", "64MB",
                    "max_connections", "300");
            var postgres = EmbeddedPostgres.start(directory.path(), settings);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
            leftovers(postgres).forEach(name -> execute(postgres, "drop database " + name));
            return postgres;
        }

        private static String url(EmbeddedPostgres postgres, String database) {
            return postgres.url().replaceAll("berth$", database);
        }

        private static List<String> leftovers(EmbeddedPostgres postgres) {
            return JdbcClient.create(superuser(postgres))
                    .sql("select datname from pg_database where datname like 'test\\_%' or datname = 'template_berth'")
                    .query((row, number) -> row.getString(1))
                    .list();
        }

        private static void execute(EmbeddedPostgres postgres, String sql) {
            JdbcClient.create(superuser(postgres)).sql(sql).update();
        }

        private static DataSource superuser(EmbeddedPostgres postgres) {
            return new DriverManagerDataSource(url(postgres, "postgres"), "postgres", postgres.password());
        }
    }

    private static final class Template {

        static final String NAME = make();

        private Template() {}

        private static String make() {
            Server.execute("create database template_berth owner berth");
            Flyway.configure()
                    .dataSource(Server.url("template_berth"), Server.POSTGRES.username(), Server.POSTGRES.password())
                    .load()
                    .migrate();
            return "template_berth";
        }
    }
}
