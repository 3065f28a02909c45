package dev.berth.platform;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Which part of a list is asked for, in Harbor's parameters {@code page} and {@code page_size}. Controllers take it as a parameter.
 *
 * @param number from 1
 * @param size from 1 to 100
 */
public record Paging(int number, int size) {

    private static final int DEFAULT_SIZE = 10;
    private static final int LARGEST = 100;

    /** So many pages in that their offset still fits into an int. */
    private static final int LAST = Integer.MAX_VALUE / LARGEST;

    /** @throws DomainException UNPROCESSABLE where a number is outside its limits */
    public static Paging of(@Nullable Integer page, @Nullable Integer size) {
        return new Paging(page == null ? 1 : page, size == null ? DEFAULT_SIZE : size);
    }

    public Paging {
        if (number < 1 || number > LAST) {
            throw new DomainException(ErrorKind.UNPROCESSABLE, "page must be from 1 to " + LAST + ", but is " + number);
        }
        if (size < 1 || size > LARGEST) {
            throw new DomainException(
                    ErrorKind.UNPROCESSABLE, "page_size must be from 1 to " + LARGEST + ", but is " + size);
        }
    }

    /**
     * The answer to the request that is being worked on: a page, with {@code X-Total-Count}, and with {@code Link} in Harbor's form
     * (relative, previous page first, {@code " , "} between).
     *
     * @param total of the whole list
     */
    public <T> ResponseEntity<List<T>> answer(long total, List<T> items) {
        return ResponseEntity.ok().headers(headers(total)).body(items);
    }

    private HttpHeaders headers(long total) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("X-Total-Count", Long.toString(total));
        List<String> links = new ArrayList<>();
        if (number > 1) {
            links.add(link(number - 1, "prev"));
        }
        if ((long) number * size < total) {
            links.add(link(number + 1, "next"));
        }
        if (!links.isEmpty()) {
            headers.set(HttpHeaders.LINK, String.join(" , ", links));
        }
        return headers;
    }

    private String link(int page, String relation) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        String url = UriComponentsBuilder.fromPath(request.getRequestURI())
                .query(request.getQueryString())
                .replaceQueryParam("page", page)
                .replaceQueryParam("page_size", size)
                .build()
                .toUriString();
        return "<" + url + ">; rel=\"" + relation + "\"";
    }
}
