package dev.berth.platform.http;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.berth.testkit.BerthServer;
import dev.berth.testkit.RawConnection;

import static org.assertj.core.api.Assertions.assertThat;

/** What never reaches a controller is refused in the form of every other error. */
class ContainerErrorsTest {

    private static final BerthServer SERVER = BerthServer.shared();

    @ParameterizedTest
    @CsvSource({
        "FOO /api/v2.0/projects HTTP/1.1, 400",
        "TRACE /api/v2.0/projects HTTP/1.1, 405",
        "CONNECT /api/v2.0/projects HTTP/1.1, 501",
        "G@T /api/v2.0/projects HTTP/1.1, 400",
        "GET /api/v2.0/projects HTTP/3.3, 505",
        "GET /api/v2.0/projects%00 HTTP/1.1, 400",
        "GET /api/v2.0/projects;x HTTP/1.1, 400",
        "GET /api/v2.0/projects%zz HTTP/1.1, 400",
        "GET /api/v2.0/projects^ HTTP/1.1, 400",
        "GET /api/v2.0/projects\u0001 HTTP/1.1, 400",
        "GET /../api/v2.0/projects HTTP/1.1, 400",
        "GET /api/v2.0/nowhere HTTP/1.1, 404",
        "GET /nowhere HTTP/1.1, 404",
        "GET /error HTTP/1.1, 404",
        "FOO /v2/library/a/tags/list HTTP/1.1, 400",
        "GET /v2/library/a/tags/list%00 HTTP/1.1, 400",
    })
    void aRequestThatIsNoneIsRefusedInTheUsualForm(String line, int status) throws Exception {
        assertRefused(status, line, "Host: localhost");
    }

    @Test
    void framingThatCouldBeReadInTwoWaysIsRefusedInTheUsualForm() throws Exception {
        String post = "POST /api/v2.0/projects HTTP/1.1";
        assertRefused(400, post, "Host: localhost", "Content-Length: 3", "Content-Length: 4");
        assertRefused(501, post, "Host: localhost", "Transfer-Encoding: bogus");
        assertRefused(400, "GET /api/v2.0/projects HTTP/1.1");
        assertRefused(400, "GET /api/v2.0/projects HTTP/1.1", "Host: localhost", "X: " + "a".repeat(40_000));
    }

    private static void assertRefused(int status, String... lines) throws Exception {
        String[] all = Arrays.copyOf(lines, lines.length + 1);
        all[lines.length] = "Connection: close";
        try (RawConnection connection = new RawConnection(SERVER).head(all)) {
            assertThat(connection.status()).isEqualTo(status);
            assertThat(connection.rest())
                    .contains("application/json")
                    .contains("{\"errors\":[{\"code\":\"")
                    .doesNotContain("<html");
        }
    }
}
