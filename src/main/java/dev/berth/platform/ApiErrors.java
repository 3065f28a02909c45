package dev.berth.platform;

import java.util.List;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Puts refusals and failures of everything but {@code /v2} into Harbor's form, {@code {"errors":[{"code","message"}]}}. */
@RestControllerAdvice
class ApiErrors {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);
    private static final String RETRY_SECONDS = "3";

    record Errors(List<Item> errors) {}

    record Item(String code, String message) {}

    @ExceptionHandler
    ResponseEntity<Errors> refused(DomainException refusal) {
        var headers = new HttpHeaders();
        switch (refusal.kind()) {
            case TOO_MANY, UNAVAILABLE -> headers.set(HttpHeaders.RETRY_AFTER, delay(refusal));
            default -> {}
        }
        var messages = refusal instanceof FieldsRefused fields ? fields.messages() : List.of(refusal.getMessage());
        return answer(ErrorStatus.of(refusal.kind()), headers, ErrorStatus.code(refusal.kind()), messages);
    }

    @ExceptionHandler
    ResponseEntity<Errors> unreadable(HttpMessageNotReadableException failure) {
        return answer(HttpStatus.BAD_REQUEST, UnreadableBody.message(failure));
    }

    /** Thrown by whoever asks for the first parameter, so that nobody else has refused it before. */
    @ExceptionHandler
    ResponseEntity<Errors> badParameters(InvalidParameterException failure) {
        return answer(
                HttpStatus.BAD_REQUEST, "the query cannot be read: expected at most 1000 parameters, encoded as UTF-8");
    }

    @ExceptionHandler
    ResponseEntity<Errors> wrongType(MethodArgumentTypeMismatchException failure) {
        var message =
                "%s is \"%s\", which is not of the expected type".formatted(failure.getName(), failure.getValue());
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, message);
    }

    /** What the framework itself refuses has a status already; whatever is left is ours, and its details are for the log. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Errors> failed(Exception failure) {
        if (failure instanceof ErrorResponse refusal && refusal.getStatusCode().is4xxClientError()) {
            return answer(
                    refusal.getStatusCode(),
                    refusal.getHeaders(),
                    ErrorStatus.code(refusal.getStatusCode()),
                    List.of(detail(refusal)));
        }
        if (DatabaseAway.isCauseOf(failure)) {
            LOG.warn("The database is not available: {}", failure.getMessage());
            return refused(new DomainException(
                    ErrorKind.UNAVAILABLE, "the database is not available at the moment: try again"));
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return null;
        }
        if (UnstorableText.isCauseOf(failure)) {
            return answer(HttpStatus.BAD_REQUEST, "the request holds the character U+0000: expected text without it");
        }
        LOG.error("A request failed", failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal server error");
    }

    private static String delay(DomainException refusal) {
        return refusal instanceof RetryLater later ? Long.toString(later.delaySeconds()) : RETRY_SECONDS;
    }

    private static String detail(ErrorResponse refusal) {
        var detail = refusal.getBody().getDetail();
        return detail == null ? ErrorStatus.code(refusal.getStatusCode()) : detail;
    }

    private static ResponseEntity<Errors> answer(HttpStatusCode status, String message) {
        return answer(status, HttpHeaders.EMPTY, ErrorStatus.code(status), List.of(message));
    }

    private static ResponseEntity<Errors> answer(
            HttpStatusCode status, HttpHeaders headers, String code, List<String> messages) {
        var items = messages.stream().map(message -> new Item(code, message)).toList();
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Errors(items));
    }
}
