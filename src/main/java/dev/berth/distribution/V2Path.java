package dev.berth.distribution;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

import dev.berth.oci.Digest;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.oci.Reference;
import dev.berth.oci.RepositoryName;
import dev.berth.platform.ErrorKind;

/**
 * What a path under {@code /v2/} speaks of (Distribution specification, "Endpoints"). Repository names may hold the words that the
 * endpoints are made of ({@code /v2/a/manifests/b/manifests/latest}), so a path is read once, from the right.
 */
sealed interface V2Path {

    /** {@code /v2/}: does the caller get in at all? */
    record Root() implements V2Path {}

    /** {@code /v2/_catalog} */
    record Catalog() implements V2Path {}

    /** A path that speaks of one repository. */
    sealed interface InRepository extends V2Path {
        RepositoryName repository();
    }

    /** {@code /v2/<name>/manifests/<reference>} */
    record ManifestPath(RepositoryName repository, Reference reference) implements InRepository {}

    /** {@code /v2/<name>/blobs/<digest>} */
    record BlobPath(RepositoryName repository, Digest digest) implements InRepository {}

    /** {@code /v2/<name>/blobs/uploads/} */
    record UploadsPath(RepositoryName repository) implements InRepository {}

    /** {@code /v2/<name>/blobs/uploads/<id>} */
    record UploadPath(RepositoryName repository, UUID id) implements InRepository {}

    /** {@code /v2/<name>/tags/list} */
    record TagsPath(RepositoryName repository) implements InRepository {}

    /** {@code /v2/<name>/referrers/<digest>} */
    record ReferrersPath(RepositoryName repository, Digest digest) implements InRepository {}

    Pattern UNCLEAN = Pattern.compile("//|;|\\\\|/\\.{1,2}(/|$)|\\p{Cntrl}");
    Pattern UPLOAD_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /**
     * @param rawPath the request's path as it came, from {@code /v2} on
     * @throws OciException the code of the part that is wrong
     */
    static V2Path parse(String rawPath) {
        String path = decoded(rawPath);
        if (path.equals("/v2") || path.equals("/v2/")) {
            return new Root();
        }
        if (path.equals("/v2/_catalog")) {
            return new Catalog();
        }
        return inRepository(path.substring("/v2/".length()));
    }

    private static V2Path inRepository(String path) {
        if (path.endsWith("/blobs/uploads/") || path.endsWith("/blobs/uploads")) {
            return new UploadsPath(new RepositoryName(path.substring(0, path.lastIndexOf("/blobs/uploads"))));
        }
        int last = path.lastIndexOf('/');
        int middle = last < 1 ? -1 : path.lastIndexOf('/', last - 1);
        if (middle < 1) {
            throw unknownEndpoint();
        }
        String before = path.substring(0, middle);
        String argument = path.substring(last + 1);
        return switch (path.substring(middle + 1, last)) {
            case "manifests" -> new ManifestPath(new RepositoryName(before), Reference.parse(argument));
            case "blobs" -> new BlobPath(new RepositoryName(before), Digest.parse(argument));
            case "referrers" -> new ReferrersPath(new RepositoryName(before), Digest.parse(argument));
            case "tags" -> tags(before, argument);
            case "uploads" -> upload(before, argument);
            default -> throw unknownEndpoint();
        };
    }

    private static V2Path tags(String before, String argument) {
        if (!argument.equals("list")) {
            throw unknownEndpoint();
        }
        return new TagsPath(new RepositoryName(before));
    }

    private static V2Path upload(String before, String argument) {
        if (!before.endsWith("/blobs")) {
            throw unknownEndpoint();
        }
        RepositoryName repository = new RepositoryName(before.substring(0, before.length() - "/blobs".length()));
        if (!UPLOAD_ID.matcher(argument).matches()) {
            throw new OciException(
                    ErrorKind.NOT_FOUND, OciError.BLOB_UPLOAD_UNKNOWN, "an upload's id is a UUID: begin a new upload");
        }
        return new UploadPath(repository, UUID.fromString(argument));
    }

    /** Decodes once; whatever could be read in two ways is refused, so that everybody who looks at a path sees the same (S41). */
    private static String decoded(String rawPath) {
        Optional<String> decoded = rawPath.indexOf('%') < 0 ? Optional.of(rawPath) : percentDecoded(rawPath);
        return decoded.filter(path -> !UNCLEAN.matcher(path).find())
                .orElseThrow(
                        () -> new OciException(
                                ErrorKind.INVALID,
                                OciError.NAME_INVALID,
                                "the path is not in its plain form: expected no empty or dotted parts, no ';' and no encoded '/' or '%'"));
    }

    private static Optional<String> percentDecoded(String rawPath) {
        String lower = rawPath.toLowerCase(Locale.ROOT);
        if (lower.contains("%2f") || lower.contains("%25") || lower.contains("%5c")) {
            return Optional.empty();
        }
        try {
            return Optional.of(UriUtils.decode(rawPath, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OciException unknownEndpoint() {
        return new OciException(
                ErrorKind.NOT_FOUND,
                OciError.NAME_UNKNOWN,
                "there is no such endpoint: expected /v2/<project>/<repository>/ and manifests, blobs, tags or referrers");
    }
}
