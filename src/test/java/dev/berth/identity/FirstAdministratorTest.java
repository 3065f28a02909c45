package dev.berth.identity;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import dev.berth.testkit.Api;
import dev.berth.testkit.BerthServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    @Test
    void S14_aSamplePasswordIsRefusedAtTheStart() {
        assertThatThrownBy(() -> BerthServer.start(Map.of("berth.admin-password", "Harbor12345")))
                .rootCause()
                .hasMessageContaining("BERTH_ADMIN_PASSWORD")
                .hasMessageContaining("sample")
                .hasMessageNotContaining("Harbor12345");
    }

    @Test
    void S48_aSecondFirstStartChangesNothing() {
        var server = BerthServer.shared();

        assertThat(server.bean(Users.class).insertAdministrator("another")).isZero();
        server.bean(FirstAdministrator.class).afterPropertiesSet();

        assertThat(Api.admin(server).get("/api/v2.0/users/current").statusCode())
                .isEqualTo(200);
    }

    @Test
    void S15_aConfiguredPasswordIsNotPrinted(CapturedOutput output) {
        try (var server = BerthServer.start()) {
            assertThat(server.port()).isPositive();
            assertThat(output).doesNotContain(BerthServer.ADMIN_PASSWORD);
        }
    }
}
