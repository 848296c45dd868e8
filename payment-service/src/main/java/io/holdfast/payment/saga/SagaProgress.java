package io.holdfast.payment.saga;

/** How far a saga has come. Succeeded and Undone are final. */
public sealed interface SagaProgress {

    /** Every step is done. */
    record Succeeded() implements SagaProgress {}

    /**
     * A step refused, and what the steps before it did is undone.
     *
     * @param refusal what that step said
     */
    record Undone(String refusal) implements SagaProgress {}

    /** A step did not answer, forward or backward: ask again later. Or somebody else is at it. */
    record Underway() implements SagaProgress {}
}
