package dev.berth.quota;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What administrators set for all projects. */
class QuotaSwitchTest {

    private static final BerthServer SERVER = BerthServer.start();

    private final Api admin = Api.admin(SERVER);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @AfterEach
    void restore() {
        configure("{\"quota_per_project_enable\":true,\"storage_per_project\":-1}");
    }

    @Test
    void whereLimitsAreSwitchedOffNothingIsRefusedAndCountingGoesOn() {
        LimitedProject project = LimitedProject.of(SERVER, 1000);
        configure("{\"quota_per_project_enable\":false}");

        ManifestJson image = project.repository("a").pushImage(new byte[5000]);
        assertThat(project.used()).isEqualTo(5064 + image.bytes().length);
        assertThat(project.audited("warn")).isZero();

        configure("{\"quota_per_project_enable\":true}");
        project.repository("a")
                .patch(project.repository("a").startUpload(), new byte[1])
                .expect(403);
    }

    @Test
    void aNewProjectHasTheLimitThatIsSetForNewOnes() {
        LimitedProject before = LimitedProject.of(SERVER, -1);
        configure("{\"storage_per_project\":3000}");
        LimitedProject project = LimitedProject.of(SERVER, -1);

        project.repository("a")
                .patch(project.repository("a").startUpload(), new byte[3001])
                .expect(403);
        project.repository("a").pushImage(new byte[1000]);
        before.repository("a").pushImage(new byte[5000]);
    }

    @Test
    void zeroAndLessAreNoLimitForNewProjects() {
        assertThat(admin.put("/api/v2.0/configurations", "{\"storage_per_project\":0}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin.put("/api/v2.0/configurations", "{\"storage_per_project\":-2}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherNodeHeedsALimitSoon() {
        try (BerthServer other = SERVER.another(Map.of())) {
            LimitedProject project = LimitedProject.of(SERVER, -1);
            RegistryClient there = RegistryClient.admin(other, project.name() + "/a");
            there.pushBlob(new byte[10]);

            project.limit(100);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> there.patch(there.startUpload(), new byte[101]).status() == 403);
        }
    }

    private void configure(String json) {
        assertThat(admin.put("/api/v2.0/configurations", json).statusCode()).isEqualTo(200);
    }
}
