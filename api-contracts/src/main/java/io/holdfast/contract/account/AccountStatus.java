package io.holdfast.contract.account;

public enum AccountStatus {
    OPEN,
    /** Refuses new holds and deposits; holds already placed can still be captured or released. May be opened again. */
    FROZEN,
    /** Final. Only an account with nothing in it, nothing frozen, can be closed. */
    CLOSED
}
