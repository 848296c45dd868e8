package io.holdfast.payment.saga;

/** Knows what a saga is for, and therefore what to do when it has ended. */
public interface SagaOwner {

    /** The name of the saga's definition. */
    String saga();

    /** Carries on with the saga, and does what its end asks for. May be repeated. */
    void carryOn(String subject);
}
