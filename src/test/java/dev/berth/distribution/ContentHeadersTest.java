package dev.berth.distribution;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import dev.berth.access.Principal;
import dev.berth.oci.Digest;

import static org.assertj.core.api.Assertions.assertThat;

class ContentHeadersTest {

    private static final Digest DIGEST = Digest.parse("sha256:" + "a".repeat(64));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"DD\"            | 304",
                "DD                | 304",
                "W/\"DD\"          | 304",
                "\"x\", \"DD\"     | 304",
                "\"x\",W/\"DD\",\"y\" | 304",
                "*                 | 304",
                "\"x\"             | 200",
                "\"DDD\"           | 200",
                "\"\"              | 200",
                ",                 | 200"
            })
    void whoHasTheContentIsNotSentItAgain(String condition, int status) {
        var request = new MockHttpServletRequest("GET", "/v2/a/b/blobs/" + DIGEST);
        request.addHeader("If-None-Match", condition.replace("DD", DIGEST.toString()));
        var response = new MockHttpServletResponse();

        boolean answered = ContentHeaders.answeredNotModified(
                new V2Exchange(request, response, new Principal.Anonymous()), DIGEST);

        assertThat(answered).isEqualTo(status == 304);
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getHeader("ETag")).isEqualTo("\"" + DIGEST + "\"");
        assertThat(response.getHeader("Docker-Content-Digest")).isEqualTo(DIGEST.toString());
    }
}
