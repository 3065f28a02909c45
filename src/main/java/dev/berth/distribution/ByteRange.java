package dev.berth.distribution;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;

/** One range of bytes of a blob (RFC 9110, 14): {@code length} bytes from {@code first}. */
record ByteRange(long first, long length) {

    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*([0-9]{0,18})\\s*-\\s*([0-9]{0,18})");

    /**
     * The range that a {@code Range} header asks for; empty where there is none, or one that we answer with the whole, as a server may:
     * several ranges, other units.
     *
     * @throws OciException with 416 where no byte of the blob is in the range
     */
    static Optional<ByteRange> of(Optional<String> header, long size) {
        if (header.isEmpty()) {
            return Optional.empty();
        }
        Matcher range = SINGLE.matcher(header.get().strip());
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(range.group(1).isEmpty() ? suffix(range, size) : fromTo(range, size));
    }

    private static ByteRange suffix(Matcher range, long size) {
        long length = Math.min(Long.parseLong(range.group(2)), size);
        if (length == 0) {
            throw unsatisfiable(size);
        }
        return new ByteRange(size - length, length);
    }

    private static ByteRange fromTo(Matcher range, long size) {
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? size - 1 : Math.min(Long.parseLong(range.group(2)), size - 1);
        if (first >= size || last < first) {
            throw unsatisfiable(size);
        }
        return new ByteRange(first, last - first + 1);
    }

    private static OciException unsatisfiable(long size) {
        return new OciException(
                ErrorKind.RANGE, OciError.SIZE_INVALID, "the range lies outside of the blob's " + size + " bytes");
    }

    /** The header {@code Content-Range} of the answer. */
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
