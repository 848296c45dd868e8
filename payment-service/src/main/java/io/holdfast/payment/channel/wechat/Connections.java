package io.holdfast.payment.channel.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** The channel's own pool of connections: what happens on another channel's lines does not happen here. */
final class Connections {

    private static final int IDLE_CONNECTIONS = 32;

    /** WeChat Pay hangs up after 8 s. */
    private static final int IDLE_SECONDS = 7;

    private static final Duration WHOLE_DOWNLOAD = Duration.ofMinutes(2);
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int MAX_DOWNLOAD_BYTES = 64 << 20;

    private final OkHttpClient calls;
    private final OkHttpClient downloads;

    Connections(Duration connectTimeout, Duration readTimeout) {
        this(new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
                .connectTimeout(connectTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(readTimeout)
                .callTimeout(connectTimeout.plus(readTimeout))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build());
    }

    private Connections(OkHttpClient calls) {
        this.calls = calls;
        this.downloads = calls.newBuilder().callTimeout(WHOLE_DOWNLOAD).build();
    }

    /** The same pool, with a certificate of ours. */
    Connections withMutualTls(SSLSocketFactory sockets, X509TrustManager trust) {
        return new Connections(
                calls.newBuilder().sslSocketFactory(sockets, trust).build());
    }

    /** @param body at most 1 MiB */
    record Answer(Response response, byte[] body) {}

    Answer call(Request request) throws IOException {
        return exchange(calls, request, MAX_ANSWER_BYTES);
    }

    /** For bills: up to 64 MiB, and two minutes. */
    Answer download(Request request) throws IOException {
        return exchange(downloads, request, MAX_DOWNLOAD_BYTES);
    }

    private static Answer exchange(OkHttpClient client, Request request, int maxBytes) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            ResponseBody body = response.body();
            if (body == null) {
                return new Answer(response, new byte[0]);
            }
            try (InputStream stream = body.byteStream()) {
                byte[] bytes = stream.readNBytes(maxBytes + 1);
                if (bytes.length > maxBytes) {
                    throw new IOException("the answer is longer than " + maxBytes + " bytes");
                }
                return new Answer(response, bytes);
            }
        }
    }
}
