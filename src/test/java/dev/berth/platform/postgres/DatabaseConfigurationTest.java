package dev.berth.platform.postgres;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import dev.berth.platform.DataDirectory;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseConfigurationTest {

    private static final String EXTERNAL = "berth.database.url=jdbc:postgresql://db.example.org/berth";

    @TempDir
    private Path parent;

    private final ApplicationContextRunner server =
            new ApplicationContextRunner().withUserConfiguration(DatabaseConfiguration.class, Properties.class);

    @EnableConfigurationProperties(DatabaseProperties.class)
    static class Properties {}

    @Test
    void nothingIsKeptOnDiskWithAnExternalDatabaseAndS3() {
        server.withPropertyValues(EXTERNAL, directory(), "berth.blob.store=s3").run(context -> {
            assertThat(context).doesNotHaveBean(DataDirectory.class).doesNotHaveBean(EmbeddedPostgres.class);
            assertThat(parent.resolve("data")).doesNotExist();
        });
    }

    @Test
    void blobsOnDiskAloneBelongToOneServerAtATime() {
        server.withPropertyValues(EXTERNAL, directory()).run(first -> {
            assertThat(first).doesNotHaveBean(EmbeddedPostgres.class);
            server.withPropertyValues(EXTERNAL, directory())
                    .run(second -> assertThat(second)
                            .getFailure()
                            .rootCause()
                            .hasMessageContaining("is in use by another Berth"));
        });
    }

    @Test
    void anExternalDatabaseIsTakenAsItIsNamed() {
        server.withPropertyValues(EXTERNAL, directory(), "berth.database.password=secret")
                .run(context -> {
                    var address = context.getBean(JdbcConnectionDetails.class);
                    assertThat(address.getJdbcUrl()).isEqualTo("jdbc:postgresql://db.example.org/berth");
                    assertThat(address.toString()).doesNotContain("secret");
                });
    }

    private String directory() {
        return "berth.data.directory=" + parent.resolve("data");
    }
}
