package dev.berth.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What goes wrong at an issuer, by the path that is asked for. */
public final class IssuerFaults implements Filter {

    public static final String METADATA = "/.well-known/openid-configuration";
    public static final String KEYS = "/oauth2/jwks";
    public static final String TOKEN = "/oauth2/token";
    public static final String USERINFO = "/userinfo";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CountDownLatch hanging;

    private record Answer(int status, String type, String body) {}

    /** Answers this instead. */
    public void answer(String path, int status, String json) {
        answers.put(path, new Answer(status, "application/json", json));
    }

    /** Takes requests and answers none until {@link #heal}. */
    public void hang() {
        hanging = new CountDownLatch(1);
    }

    /** From now on all is well again. */
    public void heal() {
        answers.clear();
        CountDownLatch held = hanging;
        hanging = null;
        if (held != null) {
            held.countDown();
        }
    }

    /** The paths that somebody asked for, until now. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Forgets who asked for what. */
    public void forget() {
        asked.clear();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = ((HttpServletRequest) request).getRequestURI();
        asked.add(path);
        await();
        Answer answer = answers.get(path);
        if (answer == null) {
            chain.doFilter(request, response);
        } else {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            ((HttpServletResponse) response).setStatus(answer.status());
            response.setContentType(answer.type());
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private void await() {
        CountDownLatch held = hanging;
        try {
            if (held != null && !held.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody healed the issuer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
