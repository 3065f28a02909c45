package dev.berth.distribution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import dev.berth.oci.OciError;
import dev.berth.oci.OciException;
import dev.berth.platform.ErrorKind;
import jakarta.servlet.http.HttpServletRequest;

/** The parameters in a request's query. The servlet's own reading would take the body of a push for a form. */
final class QueryParameters {

    private QueryParameters() {}

    static List<String> all(HttpServletRequest request, String name) {
        String query = request.getQueryString();
        if (query == null) {
            return List.of();
        }
        MultiValueMap<String, String> raw =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        return raw.getOrDefault(name, List.of()).stream()
                .map(QueryParameters::decoded)
                .toList();
    }

    /** The first value that is not empty. */
    static Optional<String> first(HttpServletRequest request, String name) {
        return all(request, name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    private static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        String decoded = percentDecoded(value.replace('+', ' '));
        if (decoded.chars().anyMatch(Character::isISOControl)) {
            throw invalid("a query parameter holds a control character: expected text");
        }
        return decoded;
    }

    private static String percentDecoded(String value) {
        try {
            return UriUtils.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid("a query parameter is not properly percent-encoded");
        }
    }

    private static OciException invalid(String message) {
        return new OciException(ErrorKind.INVALID, OciError.UNSUPPORTED, message);
    }
}
