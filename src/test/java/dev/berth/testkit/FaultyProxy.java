package dev.berth.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An HTTP proxy in front of one server that fails where a test tells it to. Every request has a connection of its own.
 *
 * <pre>
 * try (FaultyProxy proxy = FaultyProxy.before(server.endpoint())) {
 *     proxy.failNext(Fault.ANSWER_LOST, request -> request.method().equals("POST"));
 * }
 * </pre>
 */
public final class FaultyProxy implements AutoCloseable {

    /** A request as far as a test needs to tell it from others. */
    public record Request(String method, String target) {}

    private record Armed(Fault fault, Predicate<Request> which, AtomicInteger left) {

        boolean takes(Request request) {
            return which.test(request) && left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
        }
    }

    private final ServerSocket listener;
    private final URI server;
    private final Queue<Armed> armed = new ConcurrentLinkedQueue<>();
    private final Queue<Request> seen = new ConcurrentLinkedQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger struck = new AtomicInteger();

    private FaultyProxy(URI server) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    }

    public static FaultyProxy before(URI server) {
        try {
            FaultyProxy proxy = new FaultyProxy(server);
            Thread.ofVirtual().start(proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The proxy's address, to be used instead of the server's. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Lets the next such request fail; those after it pass. */
    public void failNext(Fault fault, Predicate<Request> which) {
        fail(1, fault, which);
    }

    /** Lets the next {@code times} such requests fail. */
    public void fail(int times, Fault fault, Predicate<Request> which) {
        armed.add(new Armed(fault, which, new AtomicInteger(times)));
    }

    /** Lets all such requests fail until {@link #heal}. */
    public void failAll(Fault fault, Predicate<Request> which) {
        fail(Integer.MAX_VALUE, fault, which);
    }

    /** From now on everything passes, and what stalls is cut. */
    public void heal() {
        armed.clear();
        open.forEach(ProxiedRequest::reset);
    }

    /** How many requests have failed. */
    public int struck() {
        return struck.get();
    }

    /** The requests so far, failed or not. */
    public List<Request> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        heal();
        try {
            listener.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            new ProxiedRequest(client, server).run(this::faultFor);
        } catch (IOException broken) {
            // Either side went away, which is what this proxy is for.
        } finally {
            open.remove(client);
        }
    }

    private Optional<Fault> faultFor(Request request) {
        seen.add(request);
        Optional<Fault> fault = armed.stream()
                .filter(candidate -> candidate.takes(request))
                .map(Armed::fault)
                .findFirst();
        fault.ifPresent(found -> struck.incrementAndGet());
        return fault;
    }
}
