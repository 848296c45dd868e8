package io.holdfast.payment.saga;

/** Told about sagas, for whoever counts them. */
public interface SagaWatch {

    /** Called by whoever took a saga to where it is now. */
    void advanced(String saga, SagaProgress progress);

    /** A saga was found whose instance is gone. */
    void takenOver(String saga);
}
