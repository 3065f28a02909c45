package dev.berth.distribution;

import java.nio.file.Path;

import jakarta.servlet.http.HttpServletRequest;

/** Hands a file to Tomcat, which has the kernel send it after the request is over; not under TLS. */
final class Sendfile {

    private static final String PREFIX = "org.apache.tomcat.sendfile.";

    private Sendfile() {}

    static boolean isSupported(V2Exchange exchange) {
        return Boolean.TRUE.equals(exchange.request().getAttribute(PREFIX + "support"));
    }

    /** Nothing may be written to the response besides. */
    static void send(V2Exchange exchange, Path file, ByteRange range) {
        HttpServletRequest request = exchange.request();
        request.setAttribute(PREFIX + "filename", file.toString());
        request.setAttribute(PREFIX + "start", range.first());
        request.setAttribute(PREFIX + "end", range.first() + range.length());
    }
}
