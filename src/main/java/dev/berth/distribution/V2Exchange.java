package dev.berth.distribution;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.berth.access.Principal;
import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One request to {@code /v2} with its answer. Bodies are never read for parameters, whatever type they claim to have. */
record V2Exchange(HttpServletRequest request, HttpServletResponse response, Principal principal) {

    String method() {
        return request.getMethod();
    }

    /** All values of a parameter in the query. */
    List<String> parameters(String name) {
        return QueryParameters.all(request, name);
    }

    /** A parameter in the query that has a value. */
    Optional<String> parameter(String name) {
        return QueryParameters.first(request, name);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** Answers with a status and no body. */
    void empty(int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }

    /** Answers with a whole body. */
    void body(String contentType, byte[] body) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(body.length);
        if (!method().equals("HEAD")) {
            response.getOutputStream().write(body);
        }
    }

    /** Refuses a method that the endpoint does not have. */
    OciException unsupportedMethod(String allowed) {
        response.setHeader("Allow", allowed);
        return new OciException(
                ErrorKind.NOT_ALLOWED,
                OciError.UNSUPPORTED,
                "the method " + method() + " is not supported here: expected " + allowed);
    }
}
