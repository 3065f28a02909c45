package dev.berth.platform;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The HTTP status of each {@link ErrorKind}, which both error translators use, and Harbor's code for a status. */
public final class ErrorStatus {

    private ErrorStatus() {}

    public static HttpStatus of(ErrorKind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case DENIED, OVER_LIMIT -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case CONFLICT -> HttpStatus.CONFLICT;
            case PRECONDITION -> HttpStatus.PRECONDITION_FAILED;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case RANGE -> HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
            case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case STORAGE_FULL -> HttpStatus.INSUFFICIENT_STORAGE;
            case NOT_BUILT -> HttpStatus.NOT_IMPLEMENTED;
        };
    }

    /** Harbor's code for a refusal of this kind. */
    static String code(ErrorKind kind) {
        return kind == ErrorKind.OVER_LIMIT ? "DENIED" : code(of(kind));
    }

    /** Harbor's codes, which clients show to people (harbor-api/behaviour.md). */
    public static String code(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            case 404 -> "NOT_FOUND";
            case 405 -> "METHOD_NOT_ALLOWED";
            case 409 -> "CONFLICT";
            case 412 -> "PRECONDITION";
            case 413 -> "REQUEST_ENTITY_TOO_LARGE";
            case 415 -> "UNSUPPORTED_MEDIA_TYPE";
            case 422 -> "UNPROCESSABLE_ENTITY";
            case 429 -> "TOO_MANY_REQUEST";
            case 501 -> "NOT_IMPLEMENTED";
            case 503 -> "SERVICE_UNAVAILABLE";
            case 507 -> "INSUFFICIENT_STORAGE";
            default -> status.is4xxClientError() ? "BAD_REQUEST" : "UNKNOWN";
        };
    }
}
