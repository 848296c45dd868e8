package io.holdfast.payment.settle;

/** Gives up what is held for a payment that is not settled. */
@FunctionalInterface
public interface LetGo {

    /** May be repeated. From then on nothing is held, and nothing that comes late is. */
    void everything(Settlement settlement);
}
