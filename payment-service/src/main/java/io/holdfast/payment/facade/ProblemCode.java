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

    TOO_MANY_LIVE_KEYS(409, "The merchant has two live keys. Revoke one first."),
    ACCOUNT_NOT_OPEN(409, "The account is frozen or closed."),
    ACCOUNT_CLOSED(409, "The account is closed, which is final."),
    ACCOUNT_NOT_EMPTY(409, "Only an empty account, nothing frozen, can be closed."),
    DEPOSIT_NO_REUSED(409, "The deposit number stands for a deposit with another content."),
    DELIVERY_NO_REUSED(409, "The delivery number stands for a delivery with another content."),
    AMOUNT_OUT_OF_RANGE(422, "The amount, or the balance after it, is out of range."),
    PRICE_OUT_OF_RANGE(422, "The price is not between 1 and 10^12 minor units."),
    QUANTITY_OUT_OF_RANGE(422, "The quantity, or the stock after it, is out of range."),

    TEMPORARILY_UNAVAILABLE(
            503,
            "A service that is needed does not answer now. Ask again after Retry-After, with the same idempotency key."),
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
