package io.holdfast.payment.saga.seata;

/**
 * A step did not answer. Kept by the engine in its rows, and therefore without trace and cause: those are in the log.
 */
final class StepUnansweredException extends RuntimeException {

    private static final long serialVersionUID = 1;

    StepUnansweredException(String message) {
        super(message, null, false, false);
    }
}
