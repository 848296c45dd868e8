package io.holdfast.payment.degrade;

/** Told about degradation, for whoever counts it. */
public interface DegradeWatch {

    /** An operator's document took effect. */
    void documentTaken();

    /** An operator's document was not valid, and the one before it stays. */
    void documentRefused();

    /** A request was refused because of the level. */
    void refused(DegradeLevel level);

    /** A query was answered from a copy. */
    void answeredStale();
}
