package io.holdfast.sandbox.trade;

import io.holdfast.sandbox.callback.Notice;
import java.util.Optional;

/** How one channel tells a merchant what happened. Empty: it does not tell that. */
public interface Announcer {

    Channel channel();

    /** The number of a trade's next payment, in the channel's form. */
    String transactionId(Trade trade);

    /** A new number for a refund, in the channel's form. */
    String refundId();

    Optional<Notice> paid(Trade trade, Payment payment, Fault fault);

    Optional<Notice> refunded(Trade trade, Refund refund, Fault fault);

    default Optional<Notice> approved(Trade trade, Fault fault) {
        return Optional.empty();
    }

    default Optional<Notice> authorized(Trade trade, Fault fault) {
        return Optional.empty();
    }

    default Optional<Notice> declined(Trade trade, Fault fault) {
        return Optional.empty();
    }

    default Optional<Notice> closed(Trade trade, Fault fault) {
        return Optional.empty();
    }
}
