package dev.berth.platform.outward;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/** One request, with a client and a connection of its own. */
final class OutwardRequest extends AbstractClientHttpRequest {

    private final HttpMethod method;
    private final URI uri;
    private final CloseableHttpClient client;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    OutwardRequest(HttpMethod method, URI uri, CloseableHttpClient client) {
        this.method = method;
        this.uri = uri;
        this.client = client;
    }

    @Override
    public HttpMethod getMethod() {
        return method;
    }

    @Override
    public URI getURI() {
        return uri;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
        return body;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
        try (client) {
            return client.execute(request(headers), OutwardAnswer::read);
        }
    }

    /** The client counts the body by itself. */
    private ClassicHttpRequest request(HttpHeaders headers) {
        ClassicRequestBuilder request =
                ClassicRequestBuilder.create(method.name()).setUri(uri);
        headers.forEach((name, values) -> {
            if (!name.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                values.forEach(value -> request.addHeader(name, value));
            }
        });
        if (body.size() > 0) {
            request.setEntity(new ByteArrayEntity(body.toByteArray(), null));
        }
        return request.build();
    }
}
