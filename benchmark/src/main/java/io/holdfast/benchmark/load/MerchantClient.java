package io.holdfast.benchmark.load;

import io.holdfast.contract.http.RequestSignature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends signed requests for any merchant over one connection. Not thread-safe. */
final class MerchantClient implements AutoCloseable {

    private static final byte[] NO_BODY = {};

    private final HttpConnection connection;
    private final Numbers numbers = new Numbers();

    MerchantClient(int port) {
        connection = new HttpConnection(port);
    }

    /** A merchant's number that was never used before. */
    String nextNumber() {
        return numbers.next();
    }

    Reply post(Shop shop, String path, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return connection.exchange("POST", path, postHeaders(shop, path, nextNumber(), body), body);
    }

    /** @param number serves as nonce and as idempotency key */
    static String postHeaders(Shop shop, String path, String number, byte[] body) {
        return "Content-Type: application/json\r\nIdempotency-Key: " + number + "\r\n"
                + signed(shop, "POST", path, number, body);
    }

    Reply get(Shop shop, String path) throws IOException {
        return connection.exchange("GET", path, signed(shop, "GET", path, nextNumber(), NO_BODY), NO_BODY);
    }

    private static String signed(Shop shop, String method, String path, String nonce, byte[] body) {
        long timestamp = System.currentTimeMillis() / 1000;
        String signature = RequestSignature.of(shop.secret(), method, path, "", timestamp, nonce, body);
        return RequestSignature.KEY_HEADER + ": " + shop.key() + "\r\n"
                + RequestSignature.TIMESTAMP_HEADER + ": " + timestamp + "\r\n"
                + RequestSignature.NONCE_HEADER + ": " + nonce + "\r\n"
                + RequestSignature.SIGNATURE_HEADER + ": " + signature + "\r\n";
    }

    @Override
    public void close() {
        connection.close();
    }
}
