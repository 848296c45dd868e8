package io.holdfast.payment.secondfactor;

/** Makes secrets unreadable to whoever reads the database. What was sealed for one wallet cannot be opened for another. */
public interface Secrets {

    byte[] seal(String accountId, byte[] secret);

    /** @throws IllegalStateException if it was not sealed for this wallet, or not with today's master key */
    byte[] open(String accountId, byte[] sealed);
}
