package io.holdfast.payment.channel.paypal;

import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;

/** Fetches a certificate while a callback waits, and no long ones. */
final class PayPalCertificateHttp implements FetchedCertificates.Source {

    private static final int BYTES_LIMIT = 64 << 10;
    private static final int OK = 200;

    private final ChannelHttp http;

    PayPalCertificateHttp(PayPalChannelConfig config) {
        this.http = new ChannelHttp(config.connectWithin(), config.answerWithin());
    }

    @Override
    public byte[] get(URI uri) throws IOException {
        ChannelHttp.Answer answer = http.exchange(HttpRequest.newBuilder(uri).build(), BYTES_LIMIT);
        if (answer.status() != OK) {
            throw new IOException("status " + answer.status());
        }
        return answer.body();
    }
}
