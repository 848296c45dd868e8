package io.holdfast.payment.facade;

import java.util.Locale;

/**
 * Every refusal of the HTTP API. On the wire the code is the name in lower case; a code keeps its meaning and its status
 * for ever, and new ones may appear.
 */
public enum ProblemCode {
    SIGNATURE_MISSING(401, "A signature header is missing, repeated or malformed."),
    KEY_UNKNOWN(401, "There is no such key, or it was revoked."),
    TIMESTAMP_OUT_OF_WINDOW(401, "The timestamp is more than 300 seconds away from the server's clock."),
    SIGNATURE_WRONG(401, "The signature does not match the request."),
    NONCE_REUSED(401, "The nonce was used before with this key. Sign each attempt anew."),
    OPERATOR_TOKEN_WRONG(401, "The operator's bearer token is missing or wrong."),

    BAD_REQUEST(400, "The request is not valid HTTP."),
    MALFORMED_JSON(400, "The body is not one JSON object in UTF-8, or is nested deeper than 16."),
    UNKNOWN_FIELD(400, "The request has a field or query parameter that does not exist."),
    DUPLICATE_FIELD(400, "A field or query parameter stands twice."),
    MISSING_FIELD(400, "A field or query parameter that must be there is not."),
    INVALID_VALUE(400, "A value has the wrong type, is out of range, or has characters that are not allowed."),
    IDEMPOTENCY_KEY_REQUIRED(
            400, "The Idempotency-Key header is missing, repeated, or not 1 to 64 printable ASCII characters."),

    NOT_FOUND(404, "There is no such thing, or it belongs to another merchant."),
    METHOD_NOT_ALLOWED(405, "The path exists, but not with this method."),
    NOT_ACCEPTABLE(406, "The answer is JSON, which the Accept header excludes."),
    BODY_TOO_LARGE(413, "The body is larger than 64 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json, in UTF-8 and not compressed."),

    REQUEST_IN_PROGRESS(409, "A request with this idempotency key is still running. Ask again after Retry-After."),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key stands for another request."),

    ORDER_NO_REUSED(409, "The merchant order number stands for an order with another content."),
    ORDER_NOT_OPEN(409, "The order is being paid, paid, cancelled or closed."),
    UNKNOWN_SKU(422, "The catalogue has no such SKU."),
    CURRENCY_MISMATCH(422, "The currencies differ."),
    TOTAL_OUT_OF_RANGE(422, "The order's total is above 10^12 minor units."),

    PAYMENT_NO_REUSED(409, "The merchant payment number stands for a payment with another content."),
    POINTS_NOT_REDEEMABLE(
            422, "The points do not make a whole number of minor units, or pay more of the order than is allowed."),
    CURRENCY_NOT_REDEEMABLE(422, "Points cannot be spent in this currency."),

    METHOD_NOT_AGREED(422, "The merchant has not agreed on this method with any channel."),
    CAPTURE_METHOD_NOT_SUPPORTED(422, "The method cannot set money aside to be captured later."),
    PAYMENT_NOT_AWAITING_PAYER(
            409, "The payment does not await its payer: it is being made, paid, closing, held or over."),
    TOO_MANY_ATTEMPTS(409, "The payment has had 20 attempts, which is the most."),
    PAYMENT_NOT_CANCELLABLE(409, "The payment is paid, being settled or over."),
    CHANNEL_REFUSED(422, "The channel or the payer's side refuses. The payment still awaits its payer."),
    RISK_REFUSED(422, "Risk control does not let this way to pay pass. The payment still awaits its payer."),
    SECOND_FACTOR_REQUIRED(
            403,
            "Risk control asks for the code of the payer's authenticator. Repeat the request with it; the key may stay."),
    SECOND_FACTOR_WRONG(403, "The code is wrong, or was used before."),
    SECOND_FACTOR_LOCKED(403, "Too many codes were wrong. For 15 minutes none is looked at."),
    SECOND_FACTOR_ENROLLED(409, "The account has a second factor already. An operator can remove it."),
    CURRENCIES_NOT_EXCHANGED(422, "There is no rate for these two currencies."),
    FX_QUOTE_NOT_FOUND(422, "There is no such quote, or it belongs to another merchant."),
    FX_QUOTE_EXPIRED(422, "The quote has expired. Ask for a new one."),
    FX_QUOTE_MISMATCH(
            422, "The quote is for another amount, is used by another payment, or cannot be captured by hand."),
    PAYMENT_NOT_AUTHORIZED(409, "The payment is not AUTHORIZED, or was captured with another amount."),
    CAPTURE_ABOVE_AUTHORIZED(422, "The amount is above the one that was authorized."),
    PAYMENT_NOT_REFUNDABLE(409, "Only a SUCCEEDED payment is refunded."),
    REFUND_NOT_REFUNDABLE(422, "What was named is a refund, and refunds are not refunded."),
    REFUND_ABOVE_REST(422, "The amount is above what was captured in money and is not refunded yet."),
    REFUND_NO_REUSED(409, "The merchant refund number stands for a refund with another content."),
    REFUND_NOT_ABNORMAL(409, "Only an ABNORMAL refund is tried again."),
    RECEIPT_NOT_ABNORMAL(409, "Only money whose way back is ABNORMAL is tried again."),
    REVIEW_NOT_OPEN(409, "The payment is not under review: it was decided, cancelled, or its time is over."),
    RECEIPT_NOT_HELD(409, "Only money of a wrong amount waits for this decision."),
    TOO_MANY_LIVE_KEYS(409, "The merchant has two live keys. Revoke one first."),
    ACCOUNT_NOT_OPEN(409, "The account is frozen or closed."),
    ACCOUNT_CLOSED(409, "The account is closed, which is final."),
    ACCOUNT_NOT_EMPTY(409, "Only an empty account, nothing frozen, can be closed."),
    DEPOSIT_NO_REUSED(409, "The deposit number stands for a deposit with another content."),
    DELIVERY_NO_REUSED(409, "The delivery number stands for a delivery with another content."),
    AMOUNT_OUT_OF_RANGE(422, "The amount, or the balance after it, is out of range."),
    PRICE_OUT_OF_RANGE(422, "The price is not between 1 and 10^12 minor units."),
    CHANNEL_SETTINGS_INVALID(422, "A channel setting is missing or cannot be read."),
    TOO_MANY_WEBHOOK_ENDPOINTS(409, "The merchant has as many webhook endpoints as it may have. Remove one first."),
    WEBHOOK_TARGET_REFUSED(422, "The address is not one that webhooks are sent to."),
    WEBHOOK_DELIVERY_NOT_RESENDABLE(409, "Only a delivery that is DELIVERED or DEAD is sent again, and no probe."),
    WEBHOOK_ENDPOINT_NOT_ENABLED(409, "The webhook endpoint is disabled or was removed."),
    QUANTITY_OUT_OF_RANGE(422, "The quantity, or the stock after it, is out of range."),

    RATE_LIMITED(429, "There were too many requests. Ask again after Retry-After."),
    TOO_MANY_AT_ONCE(429, "More is under way than is taken at once. Ask again after Retry-After."),
    TEMPORARILY_UNAVAILABLE(
            503,
            "A service that is needed does not answer now. Ask again after Retry-After, with the same idempotency key."),
    DEGRADED(503, "Lists and statements are given up for now, so that payments are not. Ask again after Retry-After."),
    INTERNAL_ERROR(500, "Holdfast made a mistake. The request_id helps to find it.");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** As on the wire: {@code order_not_open}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
