package dev.berth.artifact;

import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/**
 * Bytes that a client sends for an upload.
 *
 * @param first where they belong, or absent for a stream that simply goes on
 * @param length how many they are, or absent where the client does not say
 */
public record Chunk(
        InputStream body, @Nullable Long first, @Nullable Long length) {

    private static final Pattern CONTENT_RANGE = Pattern.compile("(?:bytes[ =])?([0-9]{1,18})-([0-9]{1,18})(?:/.*)?");

    /** Whether the client says that it sends nothing. */
    boolean isEmpty() {
        return length != null && length == 0;
    }

    /**
     * Reads the headers of a request that carries a chunk.
     *
     * @param contentRange the header {@code Content-Range}, {@code <first>-<last>}
     * @param contentLength the header {@code Content-Length}, negative where there is none
     * @throws OciException BLOB_UPLOAD_INVALID or SIZE_INVALID where they do not fit each other
     */
    public static Chunk of(InputStream body, @Nullable String contentRange, long contentLength) {
        Long length = contentLength < 0 ? null : contentLength;
        if (contentRange == null) {
            return new Chunk(body, null, length);
        }
        Matcher range = CONTENT_RANGE.matcher(contentRange.strip());
        if (!range.matches() || Long.parseLong(range.group(2)) < Long.parseLong(range.group(1))) {
            throw new OciException(
                    ErrorKind.RANGE, OciError.BLOB_UPLOAD_INVALID, "invalid Content-Range: expected <first>-<last>");
        }
        long first = Long.parseLong(range.group(1));
        long claimed = Long.parseLong(range.group(2)) - first + 1;
        if (length != null && length != claimed) {
            throw new OciException(
                    ErrorKind.INVALID,
                    OciError.SIZE_INVALID,
                    "Content-Range speaks of " + claimed + " bytes, Content-Length of " + length);
        }
        return new Chunk(body, first, claimed);
    }
}
