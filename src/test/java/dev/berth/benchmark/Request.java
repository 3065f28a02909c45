package dev.berth.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Heads of HTTP/1.1 requests. */
final class Request {

    private Request() {}

    static ByteBuffer get(String path, String authorization) {
        return head("GET", path, authorization, "Accept: " + Image.MEDIA_TYPE + "\r\n");
    }

    static ByteBuffer head(String path, String authorization) {
        return head("HEAD", path, authorization, "Accept: " + Image.MEDIA_TYPE + "\r\n");
    }

    /** A request that announces a body of this type and length. */
    static ByteBuffer sending(String method, String path, String authorization, String type, long length) {
        return head(method, path, authorization, "Content-Type: " + type + "\r\nContent-Length: " + length + "\r\n");
    }

    private static ByteBuffer head(String method, String path, String authorization, String headers) {
        String credentials = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
        String text = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credentials + headers + "\r\n";
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
