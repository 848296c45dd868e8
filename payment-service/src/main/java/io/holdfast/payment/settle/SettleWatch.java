package io.holdfast.payment.settle;

/** Told about settlements, for whoever counts them. */
public interface SettleWatch {

    /** Somebody does not answer, and a person should look. */
    void unanswered();

    /** What was paid for could not be delivered: the money goes back. */
    void undone(String refusal);
}
