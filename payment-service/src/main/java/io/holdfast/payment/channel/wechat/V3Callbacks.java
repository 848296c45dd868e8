package io.holdfast.payment.channel.wechat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.wechat.pay.java.core.certificate.InMemoryCertificateProvider;
import com.wechat.pay.java.core.cipher.AeadAesCipher;
import com.wechat.pay.java.core.cipher.RSAVerifier;
import com.wechat.pay.java.core.cipher.Verifier;
import com.wechat.pay.java.core.notification.Constant;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.core.util.PemUtil;
import com.wechat.pay.java.service.payments.model.Transaction;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Version 3's callbacks: signed with WeChat Pay's certificate, sealed with the merchant's key. */
final class V3Callbacks {

    /** WeChat Pay v3, signature verification: five minutes or more are refused. */
    private static final Duration MAX_SKEW = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final V3Terms terms;
    private final BigInteger serial;
    private final Verifier verifier;
    private final NotificationParser parser;
    private final Clock clock;

    V3Callbacks(WechatSettings settings, Clock clock) {
        this.terms = new V3Terms(settings.mchId(), settings.appId(), settings.callbackUrl());
        X509Certificate certificate = PemUtil.loadX509FromString(settings.wechatCertificatePem());
        this.serial = certificate.getSerialNumber();
        this.verifier = new RSAVerifier(new InMemoryCertificateProvider(List.of(certificate)));
        this.parser = new NotificationParser(
                Map.of(Constant.RSA_SIGN_TYPE, verifier),
                Map.of(Constant.AES_CIPHER_ALGORITHM, new AeadAesCipher(settings.v3Key())));
        this.clock = clock;
    }

    CallbackReading read(Callback callback) {
        RequestParam request = new RequestParam.Builder()
                .serialNumber(header(callback, "wechatpay-serial"))
                .timestamp(header(callback, "wechatpay-timestamp"))
                .nonce(header(callback, "wechatpay-nonce"))
                .signature(header(callback, "wechatpay-signature"))
                .body(new String(callback.body(), StandardCharsets.UTF_8))
                .build();
        if (!isSigned(request)) {
            return rejected(CallbackReading.Fault.WRONG_SIGNATURE, "the signature is not WeChat Pay's");
        }
        if (!isFresh(header(callback, "wechatpay-timestamp"))) {
            return rejected(CallbackReading.Fault.STALE, "signed too long ago, or in the future");
        }
        try {
            return opened(request);
        } catch (JsonProcessingException | RuntimeException e) {
            // Signed by WeChat Pay, and yet not ours to open: another merchant's key, or a form that we do not know.
            return rejected(
                    CallbackReading.Fault.MALFORMED,
                    "cannot be opened: " + e.getClass().getSimpleName());
        }
    }

    private CallbackReading opened(RequestParam request) throws JsonProcessingException {
        String type = JSON.readTree(request.getBody()).path("event_type").asText();
        return switch (type) {
            case "TRANSACTION.SUCCESS" -> trade(parser.parse(request, Transaction.class));
            case "REFUND.SUCCESS", "REFUND.ABNORMAL", "REFUND.CLOSED" -> refund(request);
            default -> new CallbackReading.OfNothing(type);
        };
    }

    private CallbackReading trade(Transaction transaction) {
        if (!terms.areOf(transaction)) {
            return rejected(CallbackReading.Fault.NOT_FOR_US, "another merchant's or application's");
        }
        return new CallbackReading.OfTrade(transaction.getOutTradeNo(), V3Terms.state(transaction));
    }

    /** Refunds name the merchant, and no application. */
    private CallbackReading refund(RequestParam request) throws JsonProcessingException {
        V3RefundNotice notice = parser.parse(request, V3RefundNotice.class);
        if (!terms.mchId().equals(notice.mchId())) {
            return rejected(CallbackReading.Fault.NOT_FOR_US, "another merchant's");
        }
        return new CallbackReading.OfRefund(
                notice.getOutRefundNo(), V3Refunds.state(notice.getRefundStatus(), notice.getRefundId()));
    }

    private boolean isSigned(RequestParam request) {
        try {
            // Asked by us, because the SDK logs an error for every number that somebody makes up.
            return serial.equals(new BigInteger(request.getSerialNumber(), 16))
                    && verifier.verify(request.getSerialNumber(), request.getMessage(), request.getSignature());
        } catch (RuntimeException e) {
            // A serial number that is no number, a signature that is not Base64.
            return false;
        }
    }

    private boolean isFresh(String timestamp) {
        try {
            Duration skew = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
            return skew.abs().compareTo(MAX_SKEW) < 0;
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    private static String header(Callback callback, String name) {
        String value = callback.header(name);
        return value == null ? "" : value;
    }

    private static CallbackReading rejected(CallbackReading.Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}
