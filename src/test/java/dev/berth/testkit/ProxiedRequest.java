package dev.berth.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** One request on its way through a {@link FaultyProxy}. */
final class ProxiedRequest {

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");
    private final Socket client;
    private final URI address;

    ProxiedRequest(Socket client, URI address) {
        this.client = client;
        this.address = address;
    }

    void run(Function<FaultyProxy.Request, Optional<Fault>> faults) throws IOException {
        String head = head(client.getInputStream());
        String[] line = head.split(" ", 3);
        if (line.length < 3) {
            return;
        }
        Optional<Fault> fault = faults.apply(new FaultyProxy.Request(line[0], line[1]));
        if (fault.isEmpty()) {
            pass(head);
        } else {
            fail(fault.get(), head);
        }
    }

    private void fail(Fault fault, String head) throws IOException {
        switch (fault) {
            case UNAVAILABLE -> answer(head, "503 Slow Down", "SlowDown");
            case INTERNAL_ERROR -> answer(head, "500 Internal Server Error", "InternalError");
            case ERROR_IN_SUCCESS -> answer(head, "200 OK", "InternalError");
            case RESET_AT_ONCE -> reset(client);
            case RESET_IN_REQUEST -> breakRequest(head);
            case ANSWER_LOST -> breakAnswer(head, 0, () -> reset(client));
            case ANSWER_TRUNCATED -> breakAnswer(head, 0.5, client::close);
            case RESET_IN_ANSWER -> breakAnswer(head, 0.5, () -> reset(client));
            case ANSWER_STALLS -> breakAnswer(head, 0.5, this::awaitEnd);
            case STALL -> awaitEnd();
        }
    }

    /** Both directions at once, so that a server may answer before it has read everything. */
    private void pass(String head) throws IOException {
        try (Socket server = connect(head)) {
            Thread.ofVirtual().start(() -> {
                try {
                    client.getInputStream().transferTo(server.getOutputStream());
                } catch (IOException over) {
                    // The answer tells the client.
                }
            });
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private Socket connect(String head) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        String single =
                head.replaceAll("(?im)^connection:.*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        server.getOutputStream().write(single.getBytes(ISO_8859_1));
        return server;
    }

    private void breakRequest(String head) throws IOException {
        long half = length(head) / 2;
        try (Socket server = connect(head)) {
            askToContinue(head);
            byte[] buffer = new byte[8192];
            InputStream body = client.getInputStream();
            for (int count; half > 0 && (count = body.read(buffer, 0, (int) Math.min(half, buffer.length))) > 0; ) {
                server.getOutputStream().write(buffer, 0, count);
                half -= count;
            }
            reset(server);
        }
        reset(client);
    }

    private interface Ending {
        void end() throws IOException;
    }

    /** Lets the server do its work to the end, gives the client so much of its answer's body, and ends as told. */
    private void breakAnswer(String head, double share, Ending ending) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Socket server = connect(head)) {
            Thread.ofVirtual().start(() -> {
                try {
                    client.getInputStream().transferTo(server.getOutputStream());
                } catch (IOException over) {
                    // Seen by the other direction.
                }
            });
            InputStream from = server.getInputStream();
            String answerHead = head(from);
            if (answerHead.startsWith("HTTP/1.1 100")) {
                client.getOutputStream().write(answerHead.getBytes(ISO_8859_1));
                answerHead = head(from);
            }
            from.transferTo(answer);
            if (share > 0) {
                OutputStream to = client.getOutputStream();
                to.write(answerHead.getBytes(ISO_8859_1));
                to.write(answer.toByteArray(), 0, (int) (answer.size() * share));
                to.flush();
            }
        }
        ending.end();
    }

    private void answer(String head, String status, String code) throws IOException {
        if (!expectsContinue(head)) {
            client.getInputStream().skipNBytes(length(head));
        }
        String body = """
                <?xml version="1.0" encoding="UTF-8"?>
                <Error><Code>%s</Code><Message>as the test asked for</Message></Error>""".formatted(code);
        String answer = "HTTP/1.1 " + status + "\r\nContent-Type: application/xml\r\nContent-Length: " + body.length()
                + "\r\nConnection: close\r\n\r\n";
        client.getOutputStream().write((head.startsWith("HEAD ") ? answer : answer + body).getBytes(ISO_8859_1));
        client.shutdownOutput();
        awaitEnd();
    }

    private void askToContinue(String head) throws IOException {
        if (expectsContinue(head)) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(ISO_8859_1));
        }
    }

    private static boolean expectsContinue(String head) {
        return Pattern.compile("(?im)^expect: *100-continue").matcher(head).find();
    }

    private static long length(String head) {
        Matcher length = LENGTH.matcher(head);
        return length.find() ? Long.parseLong(length.group(1)) : 0;
    }

    private void awaitEnd() throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    /** Ends a connection the hard way. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyClosed) {
            // Then it has ended.
        }
    }

    private static String head(InputStream from) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < 4) {
            int next = from.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
            matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
        }
        return head.toString(ISO_8859_1);
    }
}
