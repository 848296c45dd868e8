package io.holdfast.payment.degrade;

/** How much is given up; each level includes those before it. There is none for payments, callbacks and refunds. */
public enum DegradeLevel {
    NONE,
    /** Lists are refused. */
    LISTS,
    /** Statements too. */
    STATEMENTS,
    /** Queries of payments are answered from a copy as well, where there is one. */
    QUERIES;

    /** Whether what belongs to the other level is given up at this one. */
    public boolean includes(DegradeLevel other) {
        return compareTo(other) >= 0;
    }

    DegradeLevel further() {
        return values()[Math.min(ordinal() + 1, QUERIES.ordinal())];
    }

    DegradeLevel back() {
        return values()[Math.max(ordinal() - 1, NONE.ordinal())];
    }
}
