package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import java.time.Instant;
import java.util.Locale;

/** An error that WeChat Pay answered with, and what it means for each thing we ask. RATIONALE.md has the whole table. */
record Failure(String code, String message) {

    private static final int MAX_MESSAGE = 200;

    Failure {
        message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
    }

    Meaning meaning() {
        return Meaning.of(code);
    }

    /** Not for PAID: whoever prepays a number that is paid must look what was paid. */
    Prepaid prepaid() {
        return switch (meaning()) {
            case UNCERTAIN, NOT_FOUND, PAID, PAYING -> new Prepaid.Unknown(toString());
            case CLOSED, NUMBER_USED -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.NUMBER_USED));
            case DECLINED -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));
            case PAYER_INVALID -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.PAYER_INVALID));
            case MISCONFIGURED -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.MISCONFIGURED));
            case WRONG_PARAMETER -> new Prepaid.Refused(refusal(wrongParameter()));
            case INVALID_REQUEST ->
                new Prepaid.Refused(refusal(
                        message.contains("重复") ? ChannelRefusal.Reason.NUMBER_USED : ChannelRefusal.Reason.OTHER));
            case NOT_REFUNDABLE, OTHER -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.OTHER));
        };
    }

    TradeState queried() {
        return switch (meaning()) {
            case NOT_FOUND -> new TradeState.NotFound();
            case CLOSED -> new TradeState.Closed();
            case UNCERTAIN,
                    PAID,
                    PAYING,
                    NUMBER_USED,
                    DECLINED,
                    PAYER_INVALID,
                    MISCONFIGURED,
                    WRONG_PARAMETER,
                    INVALID_REQUEST,
                    NOT_REFUNDABLE,
                    OTHER -> new TradeState.Unknown(toString());
        };
    }

    Closing closed(Instant notBefore) {
        return switch (meaning()) {
            case CLOSED, NOT_FOUND -> new Closing.Closed();
            case PAID, PAYING -> new Closing.Paid();
            case INVALID_REQUEST ->
                message.contains("5分钟") ? new Closing.TooEarly(notBefore) : new Closing.Unknown(toString());
            case UNCERTAIN,
                    NUMBER_USED,
                    DECLINED,
                    PAYER_INVALID,
                    MISCONFIGURED,
                    WRONG_PARAMETER,
                    NOT_REFUNDABLE,
                    OTHER -> new Closing.Unknown(toString());
        };
    }

    /** Wrong keys say nothing about a refund that an earlier call, with the right ones, may have made. */
    RefundAnswer refunded() {
        return switch (meaning()) {
            case UNCERTAIN, MISCONFIGURED, PAID, PAYING, PAYER_INVALID -> new RefundAnswer.Unknown(toString());
            case NUMBER_USED -> new RefundAnswer.Refused(refusal(ChannelRefusal.Reason.NUMBER_USED));
            case INVALID_REQUEST ->
                new RefundAnswer.Refused(refusal(
                        message.contains("不一致")
                                ? ChannelRefusal.Reason.NUMBER_USED
                                : ChannelRefusal.Reason.NOT_REFUNDABLE));
            case NOT_FOUND, CLOSED, DECLINED, NOT_REFUNDABLE ->
                new RefundAnswer.Refused(refusal(ChannelRefusal.Reason.NOT_REFUNDABLE));
            case WRONG_PARAMETER, OTHER -> new RefundAnswer.Refused(refusal(ChannelRefusal.Reason.OTHER));
        };
    }

    RefundAnswer refundQueried() {
        return switch (meaning()) {
            case NOT_FOUND -> new RefundAnswer.NotFound();
            case UNCERTAIN,
                    PAID,
                    CLOSED,
                    PAYING,
                    NUMBER_USED,
                    DECLINED,
                    PAYER_INVALID,
                    MISCONFIGURED,
                    WRONG_PARAMETER,
                    INVALID_REQUEST,
                    NOT_REFUNDABLE,
                    OTHER -> new RefundAnswer.Unknown(toString());
        };
    }

    @Override
    public String toString() {
        return code + ": " + message;
    }

    private ChannelRefusal.Reason wrongParameter() {
        String named = message.toLowerCase(Locale.ROOT);
        if (named.contains("openid") || named.contains("auth_code")) {
            return ChannelRefusal.Reason.PAYER_INVALID;
        }
        return named.contains("total") ? ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED : ChannelRefusal.Reason.OTHER;
    }

    private ChannelRefusal refusal(ChannelRefusal.Reason reason) {
        return new ChannelRefusal(reason, code, message);
    }
}
