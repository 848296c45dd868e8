package io.holdfast.payment.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A channel inside the test: a small HTTP server with real signatures, one merchant, and a payer who does what the test says.
 * It answers as the real one does where the kit looks: a repeated number with the same content is the same trade or refund,
 * with another content it is refused; a refund above the rest and one of an unpaid trade are refused; refunds arrive by the
 * time somebody asks for them.
 */
public interface FakeChannelServer extends AutoCloseable {

    /**
     * The merchant's settings at this server, complete. Asked again after {@link #misbehave}: with CONNECTION_REFUSED they
     * lead to ports where nobody listens, under another version.
     */
    ChannelSettings settings();

    /** From now on, until told otherwise. */
    void misbehave(Trouble trouble);

    /**
     * The payer does the first thing that the action says: opens the redirect, scans. From then on the channel knows the
     * trade; where it knew it before, nothing happens.
     */
    default void payerArrives(Prepay prepay, PayerAction action) {}

    /** The payer pays the whole amount. */
    void payerPays(String attemptNo);

    /** What really went back to the payer of this trade so far, in minor units. */
    long refundedMinor(String attemptNo);

    /** The callback about a trade that was paid, signed at that time. */
    Callback paidCallback(String attemptNo, Instant signedAt);

    /** The same, genuinely signed with keys that the merchant trusts, but addressed to another merchant. */
    Callback paidCallbackForAnother(String attemptNo, Instant signedAt);

    /** The day on whose bill the payments of now are. */
    default LocalDate billDay() {
        return LocalDate.ofInstant(Instant.now(), ZoneId.of("Asia/Shanghai"));
    }

    @Override
    void close();
}
