package dev.berth.artifact;

import java.nio.charset.StandardCharsets;

import org.springframework.web.util.UriUtils;

import dev.berth.access.ProjectScope;
import dev.berth.access.RepositoryScope;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.ErrorKind;

/**
 * The variable {@code repository_name} of a path of the API: what stands after the project's name. Harbor's clients encode its slashes
 * twice, so it is decoded once more than the path was. Nothing is checked before the caller's right is.
 */
public record RepositoryPath(String encoded) {

    /** For Spring, which makes path variables by it. */
    public static RepositoryPath valueOf(String encoded) {
        return new RepositoryPath(encoded);
    }

    /** @throws OciException NAME_INVALID where it is no name */
    public RepositoryScope in(ProjectScope project) {
        return new RepositoryScope(project.id(), new RepositoryName(project.name() + "/" + decoded()));
    }

    private String decoded() {
        try {
            return UriUtils.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new OciException(
                    ErrorKind.INVALID, OciError.NAME_INVALID, "the repository's name is not encoded as in a URL");
        }
    }
}
