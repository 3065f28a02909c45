package dev.berth.audit;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;

import dev.berth.access.ProjectReference;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedChangeTest {

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v2.0/projects, create, project",
        "PUT, /api/v2.0/projects/{project_name_or_id}, update, project",
        "DELETE, /api/v2.0/projects/{project_name_or_id}/members/{mid}, delete, member",
        "PUT, /api/v2.0/users/{user_id}/sysadmin, update, user",
        "PATCH, /api/v2.0/robots/{robot_id}, update, robot",
        "PUT, /api/v2.0/configurations, update, configuration",
        "POST, /api/v2.0/projects/{p}/repositories/{r}/artifacts/{reference}/tags, create, tag",
        "DELETE, /api/v2.0/projects/{p}/repositories/{r}, delete, repository"
    })
    void thePatternOfThePathSaysWhatWasToBeChanged(String method, String pattern, String operation, String type) {
        RequestedChange change =
                RequestedChange.of(request(method, pattern, pattern)).orElseThrow();

        assertThat(change.operation()).isEqualTo(operation);
        assertThat(change.resourceType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v2/p/a/manifests/v1, create, artifact",
        "DELETE, /v2/p/a/manifests/v1, delete, artifact",
        "POST, /v2/p/a/blobs/uploads/, create, blob",
        "PATCH, /v2/p/a/blobs/uploads/17, create, blob",
        "PUT, /v2/p/manifests/blobs/uploads/17, create, blob"
    })
    void thePathOfContentSaysWhatWasToBeChangedInWhichProject(
            String method, String path, String operation, String type) {
        RequestedChange change =
                RequestedChange.of(request(method, "/v2/**", path)).orElseThrow();

        assertThat(change.operation()).isEqualTo(operation);
        assertThat(change.resourceType()).isEqualTo(type);
        assertThat(change.project()).isEqualTo(new ProjectReference.ByName("p"));
        assertThat(change.path()).isEqualTo(path);
    }

    @Test
    void aNumberIsAnIdUnlessTheHeaderSaysOtherwise() {
        MockHttpServletRequest request =
                request("PUT", "/api/v2.0/projects/{project_name_or_id}", "/api/v2.0/projects/7");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("project_name_or_id", "7"));
        assertThat(RequestedChange.of(request).orElseThrow().project()).isEqualTo(new ProjectReference.ById(7));

        request.addHeader("X-Is-Resource-Name", "true");
        assertThat(RequestedChange.of(request).orElseThrow().project()).isEqualTo(new ProjectReference.ByName("7"));
    }

    @Test
    void aPathThatNothingAnswersAndOneThatChangesNothingAreLeftOut() {
        assertThat(RequestedChange.of(new MockHttpServletRequest("POST", "/api/v2.0/nowhere")))
                .isEmpty();
        assertThat(RequestedChange.of(request("POST", "/c/userExists", "/c/userExists")))
                .isEmpty();
    }

    @Test
    void aLongPathIsCutToWhatARowTakes() {
        String path = "/v2/p/" + "a".repeat(5_000) + "/manifests/v1";

        assertThat(RequestedChange.of(request("PUT", "/v2/**", path))
                        .orElseThrow()
                        .path())
                .hasSize(1_000);
    }

    private static MockHttpServletRequest request(String method, String pattern, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, pattern);
        return request;
    }
}
