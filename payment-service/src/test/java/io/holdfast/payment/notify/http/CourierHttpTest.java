package io.holdfast.payment.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.notify.AttemptFailure;
import io.holdfast.payment.notify.SentAttempt;
import io.holdfast.payment.notify.TargetRule;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests to servers that do their worst. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class CourierHttpTest {

    private static final Duration WITHIN = Duration.ofMillis(700);
    private static final TargetRule DEVELOPMENT = new TargetRule(Set.of(443), true);

    private final List<AutoCloseable> open = new ArrayList<>();
    private final CourierHttp courier = opened(new CourierHttp(DEVELOPMENT, WITHIN, Clock.systemUTC()));

    private <T extends AutoCloseable> T opened(T thing) {
        open.add(thing);
        return thing;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private RawServer server(RawServer.Script script) {
        return opened(new RawServer(script));
    }

    private static void say(OutputStream out, String text) throws java.io.IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private SentAttempt post(RawServer server) {
        SentAttempt attempt = courier.post(server.url(), Map.of("webhook-id", "evt_1"), "{\"a\":\"\u4e2d\"}");
        assertThat(attempt.latencyMillis()).isLessThan(2 * (int) WITHIN.toMillis());
        return attempt;
    }

    @ParameterizedTest
    @CsvSource({
        "200,",
        "201,",
        "204,",
        "299,",
        "300,REDIRECT",
        "302,REDIRECT",
        "308,REDIRECT",
        "400,STATUS",
        "401,STATUS",
        "407,MALFORMED_ANSWER",
        "408,STATUS",
        "410,STATUS",
        "429,STATUS",
        "500,STATUS",
        "503,STATUS"
    })
    void a_success_is_any_2xx_and_nothing_else_and_each_is_one_request(int status, AttemptFailure failure) {
        RawServer server = server((out, number) -> say(
                out,
                "HTTP/1.1 " + status + " x\r\nRetry-After: 0\r\nLocation: /elsewhere\r\n"
                        + (status == 204 ? "\r\n" : "Content-Length: 2\r\n\r\nok")));

        SentAttempt attempt = post(server);

        assertThat(attempt.failure()).isEqualTo(failure);
        if (failure != AttemptFailure.MALFORMED_ANSWER) {
            assertThat(attempt.status()).isEqualTo(status);
        }
        assertThat(server.heads).hasSize(1);
    }

    @Test
    void what_is_sent_is_the_body_with_the_headers_and_nothing_of_ours() {
        RawServer server = server((out, number) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"));

        SentAttempt attempt = post(server);

        assertThat(attempt.answer()).asString().isEqualTo("hello");
        String head = server.heads.get(0);
        assertThat(head).startsWith("POST /hooks HTTP/1.1\n").contains("\nwebhook-id: evt_1\n");
        assertThat(head).contains("\nContent-Type: application/json\n").contains("\nAccept-Encoding: identity\n");
        assertThat(head).contains("\nUser-Agent: Holdfast-Webhooks/1\n");
        assertThat(head.substring(head.indexOf("\n\n") + 2).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo("{\"a\":\"\u4e2d\"}".getBytes(StandardCharsets.UTF_8));
    }

    /** A look-up cannot be interrupted: those that hang keep their threads after everybody has stopped waiting. */
    @Test
    void while_all_look_ups_hang_no_name_is_called_unknown() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(32);
        CourierHttp stuck = opened(new CourierHttp(
                DEVELOPMENT,
                host -> {
                    hanging.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of(InetAddress.getLoopbackAddress());
                },
                WITHIN,
                Clock.systemUTC()));
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            Thread thread = new Thread(() -> stuck.post("https://hangs.example/", Map.of(), "{}"));
            thread.start();
            asking.add(thread);
        }
        hanging.await();

        assertThat(stuck.post("https://healthy.example/", Map.of(), "{}").failure())
                .isEqualTo(AttemptFailure.NO_ROOM);

        end.countDown();
        for (Thread each : asking) {
            each.join();
        }
    }

    @Test
    void one_that_never_answers_is_given_up_in_time() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        RawServer server = server((out, number) -> end.await());

        assertThat(post(server).failure()).isEqualTo(AttemptFailure.TIMEOUT);
        end.countDown();
    }

    @Test
    void one_that_drips_its_headers_is_given_up_in_time() {
        RawServer server = server((out, number) -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 1_000; i++) {
                say(out, "X-" + i + ": 1\r\n");
                Thread.sleep(20);
            }
        });

        SentAttempt attempt = post(server);

        assertThat(attempt.failure()).isEqualTo(AttemptFailure.TIMEOUT);
        assertThat(attempt.status()).isNull();
    }

    @Test
    void one_that_drips_its_answer_is_given_up_in_time_and_its_beginning_is_kept() {
        RawServer server = server((out, number) -> {
            say(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            for (int i = 0; i < 1_000; i++) {
                say(out, "x");
                Thread.sleep(20);
            }
        });

        SentAttempt attempt = post(server);

        assertThat(attempt.failure()).isEqualTo(AttemptFailure.TOO_SLOW);
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.answer()).asString().startsWith("xx");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void of_a_hundred_megabytes_no_more_than_a_little_is_read_and_a_kibibyte_kept(boolean chunked) {
        byte[] megabyte = new byte[1 << 20];
        java.util.Arrays.fill(megabyte, (byte) 'y');
        RawServer[] self = new RawServer[1];
        self[0] = server((out, number) -> {
            say(
                    out,
                    chunked
                            ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            : "HTTP/1.1 200 OK\r\nContent-Length: " + 100L * megabyte.length + "\r\n\r\n");
            for (int i = 0; i < 100; i++) {
                if (chunked) {
                    say(out, "100000\r\n");
                }
                out.write(megabyte);
                self[0].written.incrementAndGet();
                if (chunked) {
                    say(out, "\r\n");
                }
            }
            out.flush();
        });

        SentAttempt attempt = post(self[0]);

        assertThat(attempt.failure()).isNull();
        assertThat(attempt.answer()).hasSize(SentAttempt.ANSWER_LIMIT).containsOnly('y');
        assertThat(self[0].written.get()).as("megabytes that it got rid of").isLessThan(50);
    }

    @Test
    void headers_without_end_are_not_read_without_end() {
        RawServer server = server((out, number) -> {
            say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; i < 100_000; i++) {
                say(out, "X-" + i + ": " + "z".repeat(1000) + "\r\n");
            }
        });

        assertThat(post(server).failure()).isIn(AttemptFailure.CONNECTION_FAILED, AttemptFailure.MALFORMED_ANSWER);
    }

    @Test
    void one_that_speaks_another_language_or_hangs_up_is_a_failure() {
        RawServer babble = server((out, number) -> say(out, "220 mail.example ESMTP\r\n\r\n\r\n"));
        RawServer rude = server((out, number) -> out.close());

        assertThat(post(babble).failure()).isEqualTo(AttemptFailure.MALFORMED_ANSWER);
        assertThat(post(rude).failure()).isEqualTo(AttemptFailure.CONNECTION_FAILED);
        assertThat(rude.connections.get()).as("not tried twice").isOne();
    }

    @Test
    void where_nobody_listens_the_connection_fails() throws Exception {
        RawServer gone = server((out, number) -> {});
        gone.close();

        assertThat(post(gone).failure()).isEqualTo(AttemptFailure.CONNECTION_FAILED);
    }

    @Test
    void one_that_is_asked_for_tls_and_does_not_speak_it_fails_so() {
        RawServer plain = server((out, number) -> {});

        SentAttempt attempt = courier.post("https://127.0.0.1:" + plain.port() + "/", Map.of(), "{}");

        assertThat(attempt.failure()).isIn(AttemptFailure.TLS_FAILED, AttemptFailure.TIMEOUT);
    }

    @Test
    void a_connection_is_used_again_as_long_as_the_name_stands_for_the_same() throws Exception {
        RawServer server = server((out, number) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        InetAddress first = InetAddress.getByName("127.0.0.1");
        List<List<InetAddress>> answers = new CopyOnWriteArrayList<>(
                List.of(List.of(first), List.of(first), List.of(first, InetAddress.getByName("127.0.0.2"))));
        CourierHttp named = opened(new CourierHttp(DEVELOPMENT, host -> answers.remove(0), WITHIN, Clock.systemUTC()));
        String url = "http://localhost:" + server.port() + "/";

        for (int i = 0; i < 3; i++) {
            assertThat(named.post(url, Map.of(), "{}").failure()).isNull();
        }

        assertThat(server.heads).hasSize(3);
        assertThat(server.connections.get()).isEqualTo(2);
        assertThat(answers).as("looked up once for each").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1", "127.0.0.1", "169.254.169.254", "::1", "64:ff9b::7f00:1", "fd00:ec2::254"})
    void a_name_that_stands_for_an_address_inside_is_refused_without_a_connection(String inside) throws Exception {
        RawServer server = server((out, number) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        TargetRule strict = new TargetRule(Set.of(server.port()), false);
        CourierHttp named = opened(new CourierHttp(
                strict,
                host -> List.of(InetAddress.getByName("93.184.216.34"), InetAddress.getByName(inside)),
                WITHIN,
                Clock.systemUTC()));

        SentAttempt attempt = named.post("https://rebound.example:" + server.port() + "/", Map.of(), "{}");

        assertThat(attempt.failure()).isEqualTo(AttemptFailure.ADDRESS_REFUSED);
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void an_address_that_was_stored_under_other_rules_is_refused() {
        RawServer server = server((out, number) -> say(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        CourierHttp strict = opened(new CourierHttp(new TargetRule(Set.of(443), false), WITHIN, Clock.systemUTC()));

        assertThat(strict.post(server.url(), Map.of(), "{}").failure()).isEqualTo(AttemptFailure.ADDRESS_REFUSED);
        assertThat(server.connections.get()).isZero();
    }

    @Test
    void a_name_that_nobody_knows_or_that_is_not_found_in_time_is_a_failure() {
        CourierHttp unknown = opened(new CourierHttp(
                DEVELOPMENT,
                host -> {
                    throw new UnknownHostException(host);
                },
                WITHIN,
                Clock.systemUTC()));
        CountDownLatch end = new CountDownLatch(1);
        CourierHttp slow = opened(new CourierHttp(
                DEVELOPMENT,
                host -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                },
                WITHIN,
                Clock.systemUTC()));

        assertThat(unknown.post("https://nobody.example/", Map.of(), "{}").failure())
                .isEqualTo(AttemptFailure.NAME_NOT_RESOLVED);
        SentAttempt attempt = slow.post("https://nobody.example/", Map.of(), "{}");
        assertThat(attempt.failure()).isEqualTo(AttemptFailure.NAME_NOT_RESOLVED);
        assertThat(attempt.latencyMillis()).isBetween(600, 1_400);
        end.countDown();
    }
}
