package dev.berth.distribution;

import java.io.IOException;
import java.util.List;

import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.artifact.ClientGone;
import dev.berth.artifact.StillReferenced;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.DatabaseAway;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorStatus;
import dev.berth.platform.RetryLater;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** Puts refusals and failures under {@code /v2} into the form of the Distribution specification, section "Error Codes". */
@ControllerAdvice(assignableTypes = DistributionController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DistributionErrors {

    private static final Logger log = LoggerFactory.getLogger(DistributionErrors.class);
    private static final String RETRY_SECONDS = "3";
    private static final String UNAVAILABLE = "UNAVAILABLE";

    private final V2Challenge challenge;
    private final JsonMapper json;

    DistributionErrors(V2Challenge challenge, JsonMapper json) {
        this.challenge = challenge;
        this.json = json;
    }

    private record Errors(List<Item> errors) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Item(
            String code, String message, @Nullable Object detail) {}

    @ExceptionHandler
    void refused(DomainException refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status =
                refusal instanceof StillReferenced ? HttpStatus.METHOD_NOT_ALLOWED : ErrorStatus.of(refusal.kind());
        switch (refusal.kind()) {
            case UNAUTHENTICATED, DENIED -> {
                response.setHeader("WWW-Authenticate", challenge.of(request, refusal));
                status = HttpStatus.UNAUTHORIZED;
            }
            case UNAVAILABLE, TOO_MANY -> response.setHeader("Retry-After", delay(refusal));
            default -> {}
        }
        Object detail = refusal instanceof OciException oci ? oci.detail() : null;
        answer(response, status, new Item(code(refusal), refusal.getMessage(), detail));
    }

    /** There is nobody left to be told, and the web server has given up the answer by itself. */
    @ExceptionHandler
    void clientGone(ClientGone refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!response.isCommitted()) {
            refused(refusal, request, response);
        }
    }

    /**
     * A client that went away needs no answer. Where the store broke off after the answer had begun, the connection has to end for the
     * client to see it.
     */
    @ExceptionHandler
    void brokenOff(IOException failure, HttpServletResponse response) throws IOException {
        if (failure instanceof ClientAbortException) {
            return;
        }
        if (response.isCommitted()) {
            throw failure;
        }
        away("blob store", failure, response);
    }

    private void away(String what, Exception failure, HttpServletResponse response) throws IOException {
        log.warn("The {} is not available: {}", what, failure.getMessage());
        response.setHeader("Retry-After", RETRY_SECONDS);
        answer(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                new Item(UNAVAILABLE, "the " + what + " is not available at the moment: try again", null));
    }

    @ExceptionHandler
    void failed(Exception failure, HttpServletResponse response) throws IOException {
        if (DatabaseAway.isCauseOf(failure)) {
            away("database", failure, response);
            return;
        }
        log.error("A request to /v2 failed", failure);
        answer(response, HttpStatus.INTERNAL_SERVER_ERROR, new Item("UNKNOWN", "internal server error", null));
    }

    private static String delay(DomainException refusal) {
        return refusal instanceof RetryLater later ? Long.toString(later.delaySeconds()) : RETRY_SECONDS;
    }

    private static String code(DomainException refusal) {
        if (refusal instanceof OciException oci) {
            return oci.error().name();
        }
        return switch (refusal.kind()) {
            case UNAUTHENTICATED -> OciError.UNAUTHORIZED.name();
            case DENIED, OVER_LIMIT, STORAGE_FULL -> OciError.DENIED.name();
            case NOT_FOUND -> OciError.NAME_UNKNOWN.name();
            case TOO_LARGE, RANGE -> OciError.SIZE_INVALID.name();
            case TOO_MANY -> OciError.TOOMANYREQUESTS.name();
            case UNAVAILABLE -> UNAVAILABLE;
            case INVALID, UNPROCESSABLE, NOT_ALLOWED, CONFLICT, PRECONDITION, NOT_BUILT -> OciError.UNSUPPORTED.name();
        };
    }

    private void answer(HttpServletResponse response, HttpStatus status, Item item) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("failed after the answer had begun: " + item.message());
        }
        ContentHeaders.withdraw(response);
        response.setStatus(status.value());
        byte[] body = json.writeValueAsBytes(new Errors(List.of(item)));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
