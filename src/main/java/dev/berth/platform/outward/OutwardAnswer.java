package dev.berth.platform.outward;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer that was read whole, since it is small. */
record OutwardAnswer(HttpStatusCode statusCode, HttpHeaders headers, byte[] body) implements ClientHttpResponse {

    /** What speaks of one person, or of one issuer, is smaller than this. */
    static final int LARGEST = 1024 * 1024;

    /** @throws IOException where the server sends more than that, or stops in between */
    static OutwardAnswer read(ClassicHttpResponse response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), Objects.requireNonNullElse(header.getValue(), ""));
        }
        return new OutwardAnswer(HttpStatusCode.valueOf(response.getCode()), headers, body(response.getEntity()));
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return statusCode;
    }

    /** Nothing: the server's words for its number are nobody's business. */
    @Override
    public String getStatusText() {
        return "";
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public InputStream getBody() {
        return new ByteArrayInputStream(body);
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    private static byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        byte[] bytes = entity.getContent().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("the answer is larger than " + LARGEST + " bytes");
        }
        return bytes;
    }
}
