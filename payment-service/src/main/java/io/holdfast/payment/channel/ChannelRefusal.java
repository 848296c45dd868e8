package io.holdfast.payment.channel;

/**
 * Why a channel refused.
 *
 * @param code the channel's own, for people: {@code NOTENOUGH}
 */
public record ChannelRefusal(Reason reason, String code, String message) {

    public enum Reason {
        /** The payer's side said no: not enough money, wrong password, declined card. */
        DECLINED,
        /** The number is known with another content, is paid or is closed. */
        NUMBER_USED,
        /** Cannot be told to the channel exactly, or is outside its or the merchant's limits. */
        AMOUNT_NOT_ALLOWED,
        CURRENCY_NOT_SUPPORTED,
        /** What the payer must be named by is missing or wrong. */
        PAYER_INVALID,
        /** Our credentials or settings are wrong: an operator must look. */
        MISCONFIGURED,
        /** The money is not there, is refunded already, or the time for refunds is over. */
        NOT_REFUNDABLE,
        /** Anything else that is final. */
        OTHER
    }
}
