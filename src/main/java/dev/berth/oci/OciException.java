package dev.berth.oci;

import org.jspecify.annotations.Nullable;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** A rule of the OCI specifications was broken; carries the specification's own code and, where there is one, a detail for machines. */
public class OciException extends DomainException {

    private final OciError error;
    private final transient @Nullable Object detail;

    public OciException(ErrorKind kind, OciError error, String message) {
        this(kind, error, message, null);
    }

    /** @param detail serialised as the error's {@code detail}; a string, a record or a list of these */
    public OciException(ErrorKind kind, OciError error, String message, @Nullable Object detail) {
        super(kind, message);
        this.error = error;
        this.detail = detail;
    }

    public OciError error() {
        return error;
    }

    public @Nullable Object detail() {
        return detail;
    }

    static OciException invalid(OciError error, String message) {
        return new OciException(ErrorKind.INVALID, error, message);
    }
}
