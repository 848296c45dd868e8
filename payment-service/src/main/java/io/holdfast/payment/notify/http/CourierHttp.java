package io.holdfast.payment.notify.http;

import io.holdfast.payment.notify.AttemptFailure;
import io.holdfast.payment.notify.Courier;
import io.holdfast.payment.notify.SentAttempt;
import io.holdfast.payment.notify.TargetRule;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request by OkHttp to an address that a merchant has named. Its name is looked up once, what it stands for is judged, and
 * the connection goes there and nowhere else. One deadline holds from the look-up to the last byte of the answer.
 */
public final class CourierHttp implements Courier, AutoCloseable {

    private static final int READ_LIMIT = 64 * 1024;
    private static final int IDLE_CONNECTIONS = 64;
    private static final int IDLE_SECONDS = 30;
    private static final int NAME_THREADS = 32;
    private static final int FIRST_SUCCESS = 200;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_REFUSAL = 400;

    private final OkHttpClient client;
    private final NamesWithin names;
    private final TargetRule targets;
    private final Duration within;
    private final Clock clock;

    public CourierHttp(TargetRule targets, Duration within, Clock clock) {
        this(targets, host -> List.of(InetAddress.getAllByName(host)), within, clock);
    }

    CourierHttp(TargetRule targets, Names names, Duration within, Clock clock) {
        this.targets = targets;
        this.names = new NamesWithin(names, NAME_THREADS);
        this.within = within;
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                // The whole call has a deadline; its parts need none.
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    @Override
    public SentAttempt post(String url, Map<String, String> headers, String body) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long startedAt = System.nanoTime();
        Outcome outcome = outcome(url, headers, body, startedAt);
        int latencyMillis = (int) elapsed(startedAt).toMillis();
        return new SentAttempt(at, outcome.status(), outcome.failure(), latencyMillis, outcome.answer());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Outcome(
            @Nullable Integer status, @Nullable AttemptFailure failure, byte @Nullable [] answer) {

        static Outcome of(AttemptFailure failure) {
            return new Outcome(null, failure, null);
        }
    }

    private Outcome outcome(String url, Map<String, String> headers, String body, long startedAt) {
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null || targets.fault(url) != null) {
            return Outcome.of(AttemptFailure.ADDRESS_REFUSED);
        }
        List<InetAddress> resolved;
        try {
            resolved = names.lookUp(parsed.host(), within);
        } catch (UnknownHostException e) {
            return Outcome.of(AttemptFailure.NAME_NOT_RESOLVED);
        } catch (RejectedExecutionException e) {
            return Outcome.of(AttemptFailure.NO_ROOM);
        }
        if (!targets.allows(URI.create(url), resolved)) {
            return Outcome.of(AttemptFailure.ADDRESS_REFUSED);
        }
        Duration left = within.minus(elapsed(startedAt));
        if (left.toMillis() < 1) {
            return Outcome.of(AttemptFailure.TIMEOUT);
        }
        return exchanged(call(parsed, resolved, headers, body, left));
    }

    private Call call(
            HttpUrl url, List<InetAddress> resolved, Map<String, String> headers, String body, Duration left) {
        Request.Builder request = new Request.Builder()
                .url(url)
                // Anything but identity would have to be unpacked, to a size that the other side chooses.
                .header("Accept-Encoding", "identity")
                .header("User-Agent", "Holdfast-Webhooks/1")
                .post(new OnceBody(body.getBytes(StandardCharsets.UTF_8)));
        headers.forEach(request::header);
        Call call = client.newBuilder()
                .dns(new PinnedDns(url.host(), resolved))
                .build()
                .newCall(request.build());
        call.timeout().timeout(left.toMillis(), TimeUnit.MILLISECONDS);
        return call;
    }

    private static Outcome exchanged(Call call) {
        try (Response response = call.execute()) {
            int status = response.code();
            Buffer beginning = new Buffer();
            try {
                boolean whole = readBeginning(
                        response.body() == null ? null : response.body().source(), beginning);
                if (!whole) {
                    call.cancel();
                }
            } catch (IOException e) {
                return new Outcome(status, bodyFailure(e), kept(beginning));
            }
            return new Outcome(status, failure(status), kept(beginning));
        } catch (SSLException e) {
            return Outcome.of(AttemptFailure.TLS_FAILED);
        } catch (InterruptedIOException e) {
            return Outcome.of(AttemptFailure.TIMEOUT);
        } catch (ProtocolException e) {
            return Outcome.of(AttemptFailure.MALFORMED_ANSWER);
        } catch (IOException e) {
            return Outcome.of(AttemptFailure.CONNECTION_FAILED);
        }
    }

    /** Reads to the end or to the limit; false if there is more. */
    private static boolean readBeginning(@Nullable BufferedSource source, Buffer beginning) throws IOException {
        if (source == null) {
            return true;
        }
        long read = 0;
        while (read < READ_LIMIT) {
            Buffer part = new Buffer();
            long count = source.read(part, READ_LIMIT - read);
            if (count < 0) {
                return true;
            }
            read += count;
            beginning.write(part, Math.min(count, SentAttempt.ANSWER_LIMIT - beginning.size()));
        }
        return source.exhausted();
    }

    private static AttemptFailure bodyFailure(IOException e) {
        return e instanceof InterruptedIOException ? AttemptFailure.TOO_SLOW : AttemptFailure.CONNECTION_FAILED;
    }

    private static @Nullable AttemptFailure failure(int status) {
        if (status >= FIRST_REDIRECT && status < FIRST_REFUSAL) {
            return AttemptFailure.REDIRECT;
        }
        return status >= FIRST_SUCCESS && status < FIRST_REDIRECT ? null : AttemptFailure.STATUS;
    }

    private static byte[] kept(Buffer beginning) {
        byte[] bytes = beginning.readByteArray();
        return bytes.length > SentAttempt.ANSWER_LIMIT ? Arrays.copyOf(bytes, SentAttempt.ANSWER_LIMIT) : bytes;
    }

    private static Duration elapsed(long startedAt) {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    @Override
    public void close() {
        names.close();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
