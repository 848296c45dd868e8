package io.holdfast.payment.facade.web;

import static io.holdfast.contract.http.RequestSignature.KEY_HEADER;
import static io.holdfast.contract.http.RequestSignature.NONCE_HEADER;
import static io.holdfast.contract.http.RequestSignature.SIGNATURE_HEADER;
import static io.holdfast.contract.http.RequestSignature.TIMESTAMP_HEADER;
import static io.holdfast.payment.facade.ProblemCode.KEY_UNKNOWN;
import static io.holdfast.payment.facade.ProblemCode.SIGNATURE_MISSING;
import static io.holdfast.payment.facade.ProblemCode.SIGNATURE_WRONG;
import static io.holdfast.payment.facade.ProblemCode.TIMESTAMP_OUT_OF_WINDOW;

import io.holdfast.contract.http.RequestSignature;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.payment.idempotency.Nonce;
import io.holdfast.payment.idempotency.Nonces;
import io.holdfast.payment.merchant.LiveKey;
import io.holdfast.payment.merchant.LiveKeys;
import io.holdfast.protection.guard.Passage;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets a merchant's request pass whose signature is right. Its nonce is spent here and now, except for a request to pay:
 * that spends it in the very commit that makes the payment, or when it is refused.
 */
final class SignatureFilter implements Filter {

    private static final long WINDOW_SECONDS = 300;
    // One way only to write each, because the text of the header is not what is signed.
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,14}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{64}");

    private final LiveKeys keys;
    private final Nonces nonces;
    private final StaleAnswers stale;
    private final Clock clock;
    private final MerchantGuard merchants;

    SignatureFilter(LiveKeys keys, Nonces nonces, StaleAnswers stale, Clock clock, MerchantGuard merchants) {
        this.keys = keys;
        this.nonces = nonces;
        this.stale = stale;
        this.clock = clock;
        this.merchants = merchants;
    }

    @Override
    public void doFilter(ServletRequest anyRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) anyRequest;
        SignedRequest signed = verified(request);
        try (Passage passage = merchants.enter(request, signed.merchantId())) {
            if (!isPayment(request) && !stale.answer(signed, request)) {
                signed.spendNonce(nonces);
            }
            request.setAttribute(SignedRequest.ATTRIBUTE, signed);
            chain.doFilter(request, response);
        }
    }

    private static boolean isPayment(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(PaymentsController.PATH);
    }

    private SignedRequest verified(HttpServletRequest request) throws IOException {
        String keyId = only(request, KEY_HEADER);
        long timestamp = Long.parseLong(matching(request, TIMESTAMP_HEADER, TIMESTAMP));
        String nonce = matching(request, NONCE_HEADER, NONCE);
        String signature = matching(request, SIGNATURE_HEADER, SIGNATURE);
        LiveKey key = keys.find(keyId);
        if (key == null) {
            throw ProblemException.at(KEY_UNKNOWN, KEY_HEADER, "there is no such key, or it was revoked");
        }
        if (Math.abs(clock.instant().getEpochSecond() - timestamp) > WINDOW_SECONDS) {
            throw ProblemException.at(
                    TIMESTAMP_OUT_OF_WINDOW,
                    TIMESTAMP_HEADER,
                    "must be within " + WINDOW_SECONDS + " seconds of the server's clock, which is at "
                            + clock.instant().getEpochSecond());
        }
        RequestBody body = RequestBody.read(request);
        String expected = RequestSignature.of(
                key.secret(),
                request.getMethod(),
                request.getRequestURI(),
                SignedRequest.queryOf(request),
                timestamp,
                nonce,
                body.bytes());
        if (!sameText(expected, signature)) {
            throw ProblemException.at(SIGNATURE_WRONG, SIGNATURE_HEADER, "does not match the request");
        }
        List<String> idempotencyKeys = values(request, SignedRequest.IDEMPOTENCY_KEY_HEADER);
        return new SignedRequest(key.merchantId(), new Nonce(keyId, nonce), request, body, idempotencyKeys);
    }

    /** In a time that does not tell how much of it is right. */
    private static boolean sameText(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private static String matching(HttpServletRequest request, String header, Pattern form) {
        String value = only(request, header);
        if (!form.matcher(value).matches()) {
            throw ProblemException.at(SIGNATURE_MISSING, header, "is malformed: it must match " + form.pattern());
        }
        return value;
    }

    private static String only(HttpServletRequest request, String header) {
        List<String> values = values(request, header);
        if (values.size() != 1) {
            throw ProblemException.at(SIGNATURE_MISSING, header, "must be sent, once");
        }
        return values.get(0);
    }

    private static List<String> values(HttpServletRequest request, String header) {
        Enumeration<String> values = request.getHeaders(header);
        return Collections.list(values);
    }
}
