package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.IDEMPOTENCY_KEY_REQUIRED;

import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.idempotency.Nonce;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.idempotency.RequestKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A merchant's request whose signature is right. Whether its nonce is new is known once that is spent. */
final class SignedRequest {

    static final String IDEMPOTENCY_KEY_HEADER = "Idempotency-Key";
    static final String ATTRIBUTE = SignedRequest.class.getName();
    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,64}");

    private final String merchantId;
    private final Nonce nonce;
    private final String method;
    private final String path;
    private final String query;
    private final RequestBody body;
    private final List<String> idempotencyKeys;
    private boolean nonceSpent;

    SignedRequest(String merchantId, Nonce nonce, HttpServletRequest request, RequestBody body, List<String> keys) {
        this.merchantId = merchantId;
        this.nonce = nonce;
        this.method = request.getMethod();
        this.path = request.getRequestURI();
        this.query = queryOf(request);
        this.body = body;
        this.idempotencyKeys = keys;
    }

    String merchantId() {
        return merchantId;
    }

    Nonce nonce() {
        return nonce;
    }

    /** As sent, still encoded. */
    String path() {
        return path;
    }

    boolean isNonceSpent() {
        return nonceSpent;
    }

    /** To be called after the commit that spent it. */
    void nonceIsSpent() {
        nonceSpent = true;
    }

    /** Spends the nonce in a commit of its own, unless it was spent for this request before. */
    void spendNonce(Nonces nonces) {
        if (!nonceSpent) {
            nonces.spend(nonce);
            nonceSpent = true;
        }
    }

    JsonFields json(Set<String> names) {
        return body.json(names);
    }

    void noBody() {
        body.nothing();
    }

    Query query(Set<String> names) {
        return Query.of(query, names);
    }

    RequestKey key() {
        String key = idempotencyKeys.size() == 1 ? idempotencyKeys.get(0) : "";
        if (!IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw ProblemException.at(
                    IDEMPOTENCY_KEY_REQUIRED,
                    IDEMPOTENCY_KEY_HEADER,
                    "send it once, with 1 to 64 visible ASCII characters");
        }
        return new RequestKey(merchantId, key, hash());
    }

    private String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((method + '\n' + path + '\n' + query + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest(body.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** As sent, still encoded; empty if there is none. */
    static String queryOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? "" : query;
    }
}
