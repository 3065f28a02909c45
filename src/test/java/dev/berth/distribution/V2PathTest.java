package dev.berth.distribution;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.berth.distribution.V2Path.BlobPath;
import dev.berth.distribution.V2Path.Catalog;
import dev.berth.distribution.V2Path.ManifestPath;
import dev.berth.distribution.V2Path.ReferrersPath;
import dev.berth.distribution.V2Path.Root;
import dev.berth.distribution.V2Path.TagsPath;
import dev.berth.distribution.V2Path.UploadPath;
import dev.berth.distribution.V2Path.UploadsPath;
import dev.berth.oci.OciException;
import dev.berth.oci.Tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class V2PathTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);
    private static final String ID = "01234567-89ab-cdef-0123-456789abcdef";

    @Test
    void everyEndpointIsRecognised() {
        assertThat(V2Path.parse("/v2")).isInstanceOf(Root.class);
        assertThat(V2Path.parse("/v2/")).isInstanceOf(Root.class);
        assertThat(V2Path.parse("/v2/_catalog")).isInstanceOf(Catalog.class);
        assertThat(V2Path.parse("/v2/a/b/manifests/latest")).isInstanceOf(ManifestPath.class);
        assertThat(V2Path.parse("/v2/a/b/manifests/" + DIGEST)).isInstanceOf(ManifestPath.class);
        assertThat(V2Path.parse("/v2/a/b/blobs/" + DIGEST)).isInstanceOf(BlobPath.class);
        assertThat(V2Path.parse("/v2/a/b/blobs/uploads/")).isInstanceOf(UploadsPath.class);
        assertThat(V2Path.parse("/v2/a/b/blobs/uploads")).isInstanceOf(UploadsPath.class);
        assertThat(V2Path.parse("/v2/a/b/blobs/uploads/" + ID)).isInstanceOf(UploadPath.class);
        assertThat(V2Path.parse("/v2/a/b/tags/list")).isInstanceOf(TagsPath.class);
        assertThat(V2Path.parse("/v2/a/b/referrers/" + DIGEST)).isInstanceOf(ReferrersPath.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/a/manifests/b/manifests/x,           ManifestPath, a/manifests/b",
        "/v2/a/blobs/uploads/blobs/uploads/,      UploadsPath,  a/blobs/uploads",
        "/v2/a/blobs/manifests/uploads,           ManifestPath, a/blobs",
        "/v2/a/manifests/blobs/uploads,           UploadsPath,  a/manifests",
        "/v2/a/tags/list/tags/list,               TagsPath,     a/tags/list",
        "/v2/a/tags/manifests/list,               ManifestPath, a/tags",
        "/v2/v2/v2/manifests/v2,                  ManifestPath, v2/v2",
        "/v2/a/b/manifests/_catalog,              ManifestPath, a/b",
        "/v2/a/blobs/uploads/manifests/referrers, ManifestPath, a/blobs/uploads"
    })
    void aNameMayHoldTheEndpointsWords(String path, String kind, String repository) {
        assertThat(V2Path.parse(path)).isInstanceOfSatisfying(V2Path.InRepository.class, found -> {
            assertThat(found.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(found.repository()).hasToString(repository);
        });
    }

    @Test
    void aPathIsDecodedOnce() {
        assertThat(V2Path.parse("/v2/%61/b/manifests/%6Catest")).isEqualTo(V2Path.parse("/v2/a/b/manifests/latest"));
        assertThat(V2Path.parse("/v2/a/b/blobs/sha256%3A" + "a".repeat(64)))
                .isEqualTo(V2Path.parse("/v2/a/b/blobs/" + DIGEST));
        assertThat(V2Path.parse("/v2/%5fcatalog")).isInstanceOf(Catalog.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2//a/b/manifests/x",
                "/v2/a//b/manifests/x",
                "/v2/a/b//manifests/x",
                "/v2/a/b/manifests//x",
                "/v2/a/b/manifests/x/",
                "/v2/a/b/./manifests/x",
                "/v2/a/../b/manifests/x",
                "/v2/a/b/manifests/..",
                "/v2/a/b/manifests/.",
                "/v2/a/b/%2e%2e/manifests/x",
                "/v2/a/b/.%2E/manifests/x",
                "/v2/a%2fb/manifests/x",
                "/v2/a%2Fb/manifests/x",
                "/v2/a/b%2fmanifests%2fx",
                "/v2/a/b/manifests/x%2f..%2fy",
                "/v2/a%252fb/manifests/x",
                "/v2/a/b/manifests/%2578",
                "/v2/a/b;x=1/manifests/x",
                "/v2/a/b/manifests;x/x",
                "/v2/a/b/manifests/x;y",
                "/v2/a/b%3bx/manifests/x",
                "/v2;x/a/b/manifests/x",
                "/v2/a\\b/manifests/x",
                "/v2/a%5cb/manifests/x",
                "/v2/a%5Cb/manifests/x",
                "/v2/a/b%00/manifests/x",
                "/v2/a/b/manifests/x%00",
                "/v2/a/b/manifests/x%0a",
                "/v2/a/b/manifests/x%0d%0aSet-Cookie:x",
                "/v2/a/b/manifests/x%7f",
                "/v2/a/b/manifests/x\u0001",
                "/v2/a/b/manifests/%",
                "/v2/a/b/manifests/%6",
                "/v2/a/b/manifests/%zz",
                "/v2/a/b/manifests/%c0%af",
                "/v2/a/b/manifests/%ff",
                "/v2/a/b/manifests/x%20",
                "/v2/a/b/manifests/ x",
                "/v2/A/b/manifests/x",
                "/v2/a/B/manifests/x",
                "/v2/a/b/Manifests/x",
                "/v2/a/b/MANIFESTS/x",
                "/v2/a/b/blobs/Uploads/",
                "/v2/a/b/tags/List",
                "/v2/a/b/tags/",
                "/v2/_Catalog",
                "/v2/_catalog/",
                "/v2/a/b",
                "/v2/a",
                "/v2/manifests/x",
                "/v2/a/manifests/x",
                "/v2/a/tags/list",
                "/v2/blobs/uploads/",
                "/v2/a/b/blobs/x",
                "/v2/a/b/blobs/latest",
                "/v2/a/b/referrers/latest",
                "/v2/a/b/uploads/01234567-89ab-cdef-0123-456789abcdef",
                "/v2/a/b/blobs/uploads/x",
                "/v2/a/b/blobs/uploads/01234567-89AB-cdef-0123-456789abcdef",
                "/v2/a/b/blobs/uploads/1-2-3-4-5",
                "/v2/a/b/blobs/uploads//01234567-89ab-cdef-0123-456789abcdef",
                "/v2/a/b/manifests/latest:1",
                "/v2/a/b/manifests/a@sha256:x",
                "/v2/..",
                "/v2/../v2/",
                "/v2//",
                "/v2/?",
                "/v2/a/b/manifests/\u00e4",
                "/v2/a/b/manifests/%c3%a4"
            })
    void S08_S41_aPathThatCouldBeReadInAnotherWayIsRefused(String path) {
        assertThatThrownBy(() -> V2Path.parse(path)).isInstanceOf(OciException.class);
    }

    @Test
    void aTagThatLooksLikeAnEndpointStaysATag() {
        assertThat(V2Path.parse("/v2/a/b/manifests/manifests"))
                .isInstanceOfSatisfying(
                        ManifestPath.class, path -> assertThat(path.reference()).isEqualTo(new Tag("manifests")));
    }
}
