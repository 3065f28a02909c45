package dev.berth.platform.outward;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OutwardHttpTest {

    private static final Duration STEP = Duration.ofMillis(400);
    private static final Duration TOTAL = Duration.ofMillis(1200);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server = HttpServer.create();

    OutwardHttpTest() throws IOException {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            answer(exchange, 200, exchange.getRequestBody().readAllBytes());
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[OutwardAnswer.LARGEST + 1]));
        server.createContext("/most", exchange -> answer(exchange, 200, new byte[OutwardAnswer.LARGEST]));
        server.createContext("/cookie", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "a=b");
            String sent = String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"));
            answer(exchange, 200, sent.getBytes(StandardCharsets.UTF_8));
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsABodyAndReadsTheAnswer() throws IOException {
        ClientHttpRequest request = request("/echo");
        request.getBody().write("hello".getBytes(StandardCharsets.UTF_8));

        try (ClientHttpResponse answer = request.execute()) {
            assertThat(answer.getStatusCode().value()).isEqualTo(200);
            assertThat(answer.getBody()).hasContent("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void S07_nothingIsSentToAnAddressThatIsNotPublicUnlessItIsListed(String host) {
        URI uri = URI.create("http://" + host + ":" + server.getAddress().getPort() + "/");

        assertThatThrownBy(() -> strict().requests(new Trust(true, null), STEP, TOTAL)
                        .createRequest(uri, HttpMethod.GET)
                        .execute())
                .satisfiesAnyOf(
                        failure -> assertThat(failure).isInstanceOf(AddressRefused.class),
                        failure -> assertThat(failure).isInstanceOf(IOException.class));
        assertThat(asked).hasValue(0);
    }

    @Test
    void S07_aRedirectIsAnAnswerAndIsNotFollowed() throws IOException {
        try (ClientHttpResponse answer = request("/moved").execute()) {
            assertThat(answer.getStatusCode().value()).isEqualTo(302);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void S20_anAnswerIsReadUpToOneMebibyteAndNoFurther() throws IOException {
        try (ClientHttpResponse answer = request("/most").execute()) {
            assertThat(answer.getBody().readAllBytes()).hasSize(OutwardAnswer.LARGEST);
        }
        assertThatThrownBy(() -> request("/large").execute())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void keepsNoCookie() throws IOException {
        request("/cookie").execute().close();

        try (ClientHttpResponse answer = request("/cookie").execute()) {
            assertThat(answer.getBody()).hasContent("null");
        }
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> request(silent, "http").execute()).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> request(silent, "https").execute()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"})
    void aServerThatSendsByteByByteIsGivenUpAtTheDeadline(String beginning) throws IOException {
        try (ServerSocket slow = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(slow, beginning));

            assertThatThrownBy(() -> request(slow, "http").execute()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void drip(ServerSocket listener, String beginning) {
        try (Socket socket = listener.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException gone) {
            // The client went, as it should.
        }
    }

    private ClientHttpRequest request(String path) throws IOException {
        return lenient()
                .requests(new Trust(true, null), STEP, TOTAL)
                .createRequest(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), HttpMethod.POST);
    }

    private static ClientHttpRequest request(ServerSocket listener, String scheme) throws IOException {
        return lenient()
                .requests(new Trust(false, null), STEP, TOTAL)
                .createRequest(URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + "/"), HttpMethod.GET);
    }

    private static OutwardHttp lenient() {
        return new OutwardHttp(new OutwardAddresses(new OutwardProperties(List.of("127.0.0.0/8"))));
    }

    private static OutwardHttp strict() {
        return new OutwardHttp(new OutwardAddresses(new OutwardProperties(List.of())));
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            // The client had enough.
        }
    }
}
