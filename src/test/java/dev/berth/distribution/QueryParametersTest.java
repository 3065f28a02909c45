package dev.berth.distribution;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import dev.berth.oci.OciException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryParametersTest {

    @Test
    void valuesAreDecodedOnceAndKeptInOrder() {
        assertThat(QueryParameters.all(request("tag=a&x=1&tag=b%2520&tag="), "tag"))
                .containsExactly("a", "b%20", "");
    }

    @Test
    void anEmptyValueIsNone() {
        assertThat(QueryParameters.first(request("n=&last"), "n")).isEmpty();
        assertThat(QueryParameters.first(request("n=&last"), "last")).isEmpty();
        assertThat(QueryParameters.first(request("n=&n=5"), "n")).contains("5");
        assertThat(QueryParameters.first(request(null), "n")).isEmpty();
    }

    @Test
    void namesAreTakenAsTheyAre() {
        assertThat(QueryParameters.first(request("Digest=a&digest[]=b"), "digest"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n=%", "n=%z1", "n=%2"})
    void brokenEncodingIsRefused(String query) {
        assertThatThrownBy(() -> QueryParameters.first(request(query), "n")).isInstanceOf(OciException.class);
    }

    private static MockHttpServletRequest request(@Nullable String query) {
        var request = new MockHttpServletRequest("GET", "/v2/");
        request.setQueryString(query);
        return request;
    }
}
