package dev.berth.quota;

import org.junit.jupiter.api.Test;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.LimitedProject;
import dev.berth.testkit.ManifestJson;
import dev.berth.testkit.RegistryClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who keeps a project hears when it comes near its limit and when it has reached it; the audit log is one of those who hear. */
class QuotaEventsTest {

    private final LimitedProject project = LimitedProject.of(BerthServer.shared(), 10_000);
    private final RegistryClient client = project.repository("a");

    @Test
    void aProjectThatPassesEightyFivePercentWarnsOnce() {
        client.pushImage(new byte[7000]);
        assertThat(project.audited("warn")).isZero();

        client.pushImage(new byte[1400]);
        assertThat(project.used()).isGreaterThan(8500);
        assertThat(project.audited("warn")).isEqualTo(1);

        client.pushImage(new byte[100]);
        assertThat(project.audited("warn")).isEqualTo(1);
    }

    @Test
    void aProjectThatFallsBelowAndPassesItAgainWarnsAgain() {
        ManifestJson image = client.pushImage(new byte[9000]);
        client.delete("manifests/" + image.digest()).expect(202);

        client.pushImage(new byte[9000]);

        assertThat(project.audited("warn")).isEqualTo(2);
    }

    @Test
    void aLimitThatIsLoweredSoFarWarnsOnceAsWell() {
        client.pushImage(new byte[5000]);

        project.limit(6400);
        assertThat(project.audited("warn")).isEqualTo(1);
        project.limit(6300);
        client.pushImage(new byte[10]);

        assertThat(project.audited("warn")).isEqualTo(1);
    }

    @Test
    void aRefusedPushWarnsNobodyOfEightyFivePercent() {
        project.limit(-1);
        ManifestJson image = client.image(new byte[20_000]);
        project.limit(10_000);

        client.putManifest("v1", image).expect(403);

        assertThat(project.audited("warn")).isZero();
    }

    @Test
    void whoeverIsRefusedAndHoweverOftenItIsToldOnceAMinute() {
        for (int attempt = 0; attempt < 5; attempt++) {
            client.patch(client.startUpload(), new byte[10_001]).expect(403);
        }

        assertThat(project.audited("exceed")).isEqualTo(1);
    }

    @Test
    void aRefusedManifestIsToldThoughItsTransactionIsRolledBack() {
        project.limit(-1);
        ManifestJson image = client.image(new byte[20_000]);
        project.limit(10_000);

        client.putManifest("v1", image).expect(403);

        assertThat(project.audited("exceed")).isEqualTo(1);
        client.get("manifests/v1").expect(404);
    }

    @Test
    void ofEachProjectItIsTold() {
        LimitedProject other = LimitedProject.of(BerthServer.shared(), 10);
        client.patch(client.startUpload(), new byte[10_001]).expect(403);
        other.repository("a")
                .patch(other.repository("a").startUpload(), new byte[11])
                .expect(403);

        assertThat(project.audited("exceed")).isEqualTo(1);
        assertThat(other.audited("exceed")).isEqualTo(1);
    }
}
