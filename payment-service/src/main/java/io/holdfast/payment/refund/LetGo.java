package io.holdfast.payment.refund;

/** Gives up what is held for a refund that is refused. */
@FunctionalInterface
public interface LetGo {

    /**
     * May be repeated. From then on nothing is held, and nothing that comes late is.
     *
     * @throws RuntimeException if somebody does not answer
     */
    void everything(String refundId);
}
