package io.holdfast.benchmark.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpConnectionTest {

    private static final String BIG = "y".repeat(40_000);

    private ServerSocket server;
    private HttpConnection connection;
    private final Deque<String> answers = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile int accepted;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::answerAll, "scripted-server");
        thread.setDaemon(true);
        thread.start();
        connection = new HttpConnection(server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void a_request_is_one_that_a_server_understands() throws IOException {
        answers.add("HTTP/1.1 201 \r\nContent-Length: 2\r\n\r\n{}");
        Reply reply = connection.exchange("POST", "/v1/things", "A: b\r\n", "{\"x\":1}".getBytes(US_ASCII));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).asString().isEqualTo("{}");
        assertThat(requests)
                .containsExactly("POST /v1/things HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort()
                        + "\r\nContent-Length: 7\r\nA: b\r\n\r\n{\"x\":1}");
    }

    @Test
    void a_connection_is_kept_for_the_next_request() throws IOException {
        answers.add("HTTP/1.1 200 \r\nContent-Length: 40000\r\n\r\n" + BIG);
        answers.add("HTTP/1.1 204 \r\n\r\n");
        answers.add("HTTP/1.1 404 \r\ncontent-length: 3\r\n\r\nabc");

        assertThat(get().body()).asString().isEqualTo(BIG);
        assertThat(get().status()).isEqualTo(204);
        assertThat(get().body()).asString().isEqualTo("abc");
        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void chunks_are_put_together() throws IOException {
        answers.add("HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1f\r\n" + "d".repeat(31)
                + "\r\n0\r\n\r\n");
        answers.add("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nz");

        assertThat(get().body()).asString().isEqualTo("abc" + "d".repeat(31));
        assertThat(get().body()).asString().isEqualTo("z");
    }

    @Test
    void a_closed_connection_is_opened_again() throws IOException {
        answers.add("HTTP/1.1 200 \r\nConnection: close\r\nContent-Length: 1\r\n\r\na");
        answers.add("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nb");

        assertThat(get().body()).asString().isEqualTo("a");
        assertThat(get().body()).asString().isEqualTo("b");
        assertThat(accepted).isEqualTo(2);
    }

    @Test
    void half_an_answer_is_none() throws IOException {
        answers.add("HTTP/1.1 200 \r\nContent-Length: 10\r\n\r\nabc<end>");
        answers.add("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nb");

        assertThatThrownBy(this::get).isInstanceOf(EOFException.class);
        assertThat(get().body()).asString().isEqualTo("b");
    }

    @Test
    void something_else_than_http_is_refused() {
        answers.add("SSH-2.0-OpenSSH\r\n<end>");

        assertThatThrownBy(this::get).isInstanceOf(IOException.class).hasMessageContaining("SSH-2.0");
    }

    private Reply get() throws IOException {
        return connection.exchange("GET", "/", "", new byte[0]);
    }

    private void answerAll() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                accepted++;
                answer(client);
            } catch (IOException e) {
                // The test is over.
            }
        }
    }

    private void answer(Socket client) throws IOException {
        byte[] buffer = new byte[100_000];
        InputStream in = client.getInputStream();
        for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
            requests.add(new String(buffer, 0, read, US_ASCII));
            String answer = answers.remove();
            client.getOutputStream().write(answer.replace("<end>", "").getBytes(US_ASCII));
            if (answer.endsWith("<end>") || answer.contains("Connection: close")) {
                return;
            }
        }
    }
}
