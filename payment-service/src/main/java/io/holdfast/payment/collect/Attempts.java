package io.holdfast.payment.collect;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.payment.channel.PayerAction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attempts as stored. Writes take part in the caller's transaction if there is one. */
public interface Attempts {

    /** @param lookAt when somebody looks whether it got anywhere */
    void insert(Attempt attempt, Instant lookAt);

    /** Has a PREPARING attempt begin now: the payer's time begins with it. */
    void beginAgain(String attemptNo, Instant now, Instant expiresAt, Instant lookAt);

    @Nullable
    Attempt find(String attemptNo);

    /** In their order. */
    List<Attempt> ofPayment(String paymentId);

    /**
     * PREPARING → OPEN; the payer is forgotten. False if it was not PREPARING any more.
     *
     * @param channelTransactionId what the channel needs to be asked by; null if our number is enough
     */
    boolean opened(String attemptNo, PayerAction action, @Nullable String channelTransactionId, Instant queryAt);

    /** Says that the channel is asked for the money now; true for the first who asks it anything about the attempt. */
    boolean asking(String attemptNo, Instant now);

    /** PREPARING → REFUSED: what was never asked before, or of nobody. */
    boolean refusedAtOnce(String attemptNo, FailureReason reason, String details);

    /** What is still PREPARING is to be closed at its channel. False if it is not PREPARING any more, or dropped already. */
    boolean drop(String attemptNo, Instant at);

    /** PREPARING or OPEN → AUTHORIZED. */
    boolean authorized(String attemptNo, String channelTransactionId, Instant queryAt);

    /**
     * → AUTHORIZED, and to be closed at its channel from {@code at} on, unless money came. It may have been thought to be over:
     * only its channel knows.
     */
    void authorizedInVain(String attemptNo, String channelTransactionId, Instant at);

    /** Money came, whatever it was before. */
    void paid(String attemptNo, String channelTransactionId);

    /** A live attempt → REFUSED. */
    boolean refused(String attemptNo, FailureReason reason, String details);

    /** A live attempt → CLOSED. */
    boolean closed(String attemptNo);

    /** All live attempts of a payment but one are to be closed at their channels, from {@code at} on. */
    void abandonOthers(String paymentId, @Nullable String exceptAttemptNo, Instant at);

    /** A live attempt is to be closed at its channel. */
    void abandon(String attemptNo, Instant at);

    void lookAgain(String attemptNo, Instant at);

    /** Says that a live attempt is being asked about now; false if it is over, or was asked about after {@code notSince}. */
    boolean claimQuery(String attemptNo, Instant now, Instant notSince);

    /**
     * Takes attempts that are due for a look for this caller: each is due again only after its next pause, so that no other
     * instance looks at it meanwhile, and somebody does if this one dies.
     */
    List<Attempt> lease(int atMost, Function<Attempt, Duration> nextPause);
}
