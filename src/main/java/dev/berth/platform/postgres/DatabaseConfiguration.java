package dev.berth.platform.postgres;

import java.nio.file.Path;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.berth.platform.DataDirectory;

/**
 * Where the database is. The embedded server is a bean that the data source depends on, so it starts before the first
 * connection and stops after the last one.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Nothing needs a directory where the database is external and the blobs are in S3. */
    @Bean
    @Conditional(SomethingOnDisk.class)
    DataDirectory dataDirectory(@Value("${berth.data.directory}") Path directory) {
        return DataDirectory.lock(directory);
    }

    @Bean
    @Conditional(NoExternalDatabase.class)
    EmbeddedPostgres embeddedPostgres(DataDirectory directory, DatabaseProperties properties) {
        return EmbeddedPostgres.start(
                directory.path().resolve("postgres"), properties.embedded().settings());
    }

    @Bean
    @Conditional(NoExternalDatabase.class)
    DatabaseRoles embeddedDatabase(EmbeddedPostgres postgres) {
        return new DatabaseRoles(
                new DatabaseAddress(postgres.url(), postgres.username(), postgres.password()),
                new DatabaseAddress(postgres.url(), postgres.runTimeUsername(), postgres.password()));
    }

    @Bean
    @Conditional(ExternalDatabase.class)
    DatabaseRoles externalDatabase(DatabaseProperties properties) {
        var runTime = new DatabaseAddress(properties.url(), properties.username(), properties.password());
        var owner = properties.owner().isGiven()
                ? new DatabaseAddress(
                        properties.url(),
                        properties.owner().username(),
                        properties.owner().password())
                : runTime;
        return new DatabaseRoles(owner, runTime);
    }

    @Bean
    JdbcConnectionDetails poolAddress(DatabaseRoles roles) {
        return roles.runTime();
    }

    @Bean
    FlywayConnectionDetails migrationAddress(DatabaseRoles roles) {
        return new MigrationAddress(
                roles.owner().getJdbcUrl(),
                roles.owner().getUsername(),
                roles.owner().getPassword());
    }

    /** Who makes the tables, and who serves requests; both may be the same. */
    record DatabaseRoles(DatabaseAddress owner, DatabaseAddress runTime) {}

    record DatabaseAddress(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return getJdbcUrl;
        }
    }

    /** Migrations take connections of their own without the pool's time-outs. */
    record MigrationAddress(String getJdbcUrl, String getUsername, String getPassword)
            implements FlywayConnectionDetails {

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return getJdbcUrl;
        }
    }

    private static boolean external(Environment environment) {
        return !environment.getProperty("berth.database.url", "").isEmpty();
    }

    static final class ExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return external(context.getEnvironment());
        }
    }

    static final class NoExternalDatabase implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !external(context.getEnvironment());
        }
    }

    static final class SomethingOnDisk implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            return !external(environment)
                    || "filesystem".equals(environment.getProperty("berth.blob.store", "filesystem"));
        }
    }
}
