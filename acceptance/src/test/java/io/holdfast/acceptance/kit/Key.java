package io.holdfast.acceptance.kit;

import io.holdfast.contract.http.RequestSignature;
import java.time.Instant;
import java.util.UUID;

/** A merchant's API key. */
public record Key(String id, String secret) {

    /** The call, signed as of now with a nonce of its own. */
    public Call sign(Call call) {
        return sign(call, Instant.now().getEpochSecond());
    }

    public Call sign(Call call, long timestamp) {
        String nonce = UUID.randomUUID().toString();
        return call.with(RequestSignature.KEY_HEADER, id)
                .with(RequestSignature.TIMESTAMP_HEADER, Long.toString(timestamp))
                .with(RequestSignature.NONCE_HEADER, nonce)
                .with(
                        RequestSignature.SIGNATURE_HEADER,
                        RequestSignature.of(
                                secret, call.method(), call.path(), call.query(), timestamp, nonce, call.body()));
    }
}
