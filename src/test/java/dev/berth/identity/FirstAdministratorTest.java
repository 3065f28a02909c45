package dev.berth.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.testkit.BerthServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class FirstAdministratorTest {

    @Test
    void S14_aSamplePasswordIsRefusedAtTheStart() {
        assertThatThrownBy(() -> BerthServer.start(Map.of("BERTH_ADMIN_PASSWORD", "Harbor12345")))
                .rootCause()
                .hasMessageContaining("BERTH_ADMIN_PASSWORD")
                .hasMessageContaining("sample")
                .hasMessageNotContaining("Harbor12345");
    }

    @Test
    void S15_aConfiguredPasswordIsNotPrinted(CapturedOutput output) {
        try (var server = BerthServer.start()) {
            assertThat(server.port()).isPositive();
            assertThat(output).doesNotContain(BerthServer.ADMIN_PASSWORD);
        }
    }
}
