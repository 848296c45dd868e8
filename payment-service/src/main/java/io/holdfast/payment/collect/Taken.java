package io.holdfast.payment.collect;

import io.holdfast.payment.receipt.StoredReceipt;

/** What became of money that a channel says it has. */
public sealed interface Taken {

    /** It pays its payment, which is being settled. */
    record Settles(StoredReceipt receipt) implements Taken {}

    /** The payment does not want it: it goes back. */
    record Surplus(StoredReceipt receipt) implements Taken {}

    /** It is not what was asked for: a person must look. */
    record WrongAmount(StoredReceipt receipt) implements Taken {}

    /** It was taken before; nothing was written. */
    record Again(StoredReceipt receipt) implements Taken {}

    /** The transaction is known as another attempt's, so that one of the two is wrong: the payment is held. */
    record OfAnother(StoredReceipt receipt) implements Taken {}

    /** No attempt has this number; nothing was written. */
    record NoSuchAttempt() implements Taken {}
}
