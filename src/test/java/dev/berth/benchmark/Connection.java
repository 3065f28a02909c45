package dev.berth.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection for one thread, kept alive for as long as the server likes. It does no more than a load generator needs, so that on a small machine the
 * time goes to the server: blocking, one buffer outside the heap, bodies counted and dropped.
 */
final class Connection implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final int CHUNKED = -1;

    private final int port;
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).flip();
    private SocketChannel channel;
    private boolean closing;

    Connection(int port) throws IOException {
        this.port = port;
        this.channel = open(port);
    }

    private static SocketChannel open(int port) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return channel;
    }

    /** Sends a request whose head is ready, its body in order after it, and drops the body of what comes back. */
    Answer exchange(ByteBuffer head, ByteBuffer... body) throws IOException {
        send(head, body);
        return receive(isHead(head), null);
    }

    /** As {@link #exchange}, for the few answers whose text is needed; an answer other than 200 is an error. */
    String text(ByteBuffer head) throws IOException {
        return text(200, head);
    }

    /** The same with a body, where this status is the right one. */
    String text(int expected, ByteBuffer head, ByteBuffer... body) throws IOException {
        send(head, body);
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        receive(false, kept).expect(expected, firstLine(head));
        return kept.toString(StandardCharsets.UTF_8);
    }

    private void send(ByteBuffer head, ByteBuffer... body) throws IOException {
        if (closing) {
            channel.close();
            channel = open(port);
            closing = false;
        }
        ByteBuffer[] parts = Stream.concat(Stream.of(head), Arrays.stream(body))
                .map(ByteBuffer::duplicate)
                .toArray(ByteBuffer[]::new);
        long left = Arrays.stream(parts).mapToLong(ByteBuffer::remaining).sum();
        while (left > 0) {
            left -= channel.write(parts);
        }
    }

    private Answer receive(boolean withoutBody, @Nullable ByteArrayOutputStream kept) throws IOException {
        int status = Integer.parseInt(line().substring(9, 12));
        String location = "";
        long length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            switch (header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Long.parseLong(value(header));
                case "transfer-encoding" -> length = CHUNKED;
                case "location" -> location = value(header);
                case "connection" -> closing = value(header).equals("close");
                default -> {}
            }
        }
        if (!withoutBody) {
            length = length == CHUNKED ? takeChunks(kept) : take(length, kept);
        }
        return new Answer(status, location, length);
    }

    private long takeChunks(@Nullable ByteArrayOutputStream kept) throws IOException {
        long total = 0;
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            total += take(size, kept);
            line();
        }
        line();
        return total;
    }

    private long take(long length, @Nullable ByteArrayOutputStream kept) throws IOException {
        long left = length;
        while (left > 0) {
            fillWhereEmpty();
            int part = (int) Math.min(left, in.remaining());
            if (kept != null) {
                byte[] bytes = new byte[part];
                in.get(in.position(), bytes);
                kept.writeBytes(bytes);
            }
            in.position(in.position() + part);
            left -= part;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        while (true) {
            fillWhereEmpty();
            char c = (char) in.get();
            if (c == '\n') {
                return line.toString();
            }
            if (c != '\r') {
                line.append(c);
            }
        }
    }

    private void fillWhereEmpty() throws IOException {
        if (!in.hasRemaining()) {
            in.clear();
            if (channel.read(in) < 0) {
                throw new EOFException("the server closed the connection");
            }
            in.flip();
        }
    }

    private static String value(String header) {
        return header.substring(header.indexOf(':') + 1).trim();
    }

    private static boolean isHead(ByteBuffer head) {
        return head.get(0) == 'H';
    }

    private static String firstLine(ByteBuffer head) {
        return StandardCharsets.US_ASCII
                .decode(head.duplicate())
                .toString()
                .lines()
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
