package io.holdfast.payment.resolve;

/** Told about looks, for whoever counts them. */
@FunctionalInterface
public interface ResolveWatch {

    void looked(Verdict verdict);
}
