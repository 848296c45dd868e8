package io.holdfast.payment.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests that count once. One that ends on its own is begun, worked on under a lease, and ended; a repetition takes over
 * when the lease ran out without an end, because whoever had it is gone. One that makes a payment is begun in the commit
 * that makes it and ended in the commit that ends it, and is never taken over.
 */
public final class IdempotentRequests {

    private final StoredRequests requests;
    private final Duration lease;
    private final Clock clock;

    public IdempotentRequests(StoredRequests requests, Duration lease, Clock clock) {
        this.requests = requests;
        this.lease = lease;
        this.clock = clock;
    }

    public Beginning begin(RequestKey key) {
        Instant now = now();
        try {
            requests.insert(key, new StoredRequest(key.requestHash(), null, now.plus(lease), null));
            return new Beginning.Begun();
        } catch (KeyTakenException taken) {
            return again(key, now);
        }
    }

    /** Answers the reply that counts: this one, or one that was stored before it. */
    public StoredReply end(RequestKey key, StoredReply reply) {
        return requests.answer(key, reply) ? reply : storedReply(key);
    }

    /** Leaves a request whose outcome is not known to its next repetition, at once. */
    public void abandon(RequestKey key) {
        StoredRequest request = requests.find(key.merchantId(), key.idempotencyKey());
        if (request != null && request.reply() == null) {
            requests.moveLease(key, request.leasedUntil(), now());
        }
    }

    /**
     * Begins a request that makes a payment, inside the commit that makes it.
     *
     * @throws KeyTakenException if the key stands for a request already
     */
    public void beginWithPayment(RequestKey key, String paymentId) {
        requests.insert(key, new StoredRequest(key.requestHash(), paymentId, now().plus(lease), null));
    }

    /** Ends the request that made a payment, unless it was answered before. */
    public void endPayment(String paymentId, StoredReply reply) {
        requests.answerPayment(paymentId, reply);
    }

    /** Ends the request that made a payment; answers the reply that counts. */
    public StoredReply endPayment(RequestKey key, String paymentId, StoredReply reply) {
        return requests.answerPayment(paymentId, reply) ? reply : storedReply(key);
    }

    /**
     * Stores a request that was answered without a commit of its own, and spends its nonce with it.
     *
     * @throws NonceSpentException if the nonce was spent before
     * @throws KeyTakenException if the key stands for a request already; the nonce is not spent
     */
    public void answered(Nonce nonce, RequestKey key, StoredReply reply) {
        requests.insertAnswered(nonce, key, new StoredRequest(key.requestHash(), null, now(), reply));
    }

    /** What a repetition of a request that makes a payment is told. */
    public Beginning repeated(RequestKey key) {
        StoredRequest request = requests.find(key.merchantId(), key.idempotencyKey());
        return request == null ? new Beginning.StillRunning() : stateOf(key, request);
    }

    private Beginning again(RequestKey key, Instant now) {
        StoredRequest request = requests.find(key.merchantId(), key.idempotencyKey());
        if (request == null) {
            // Forgotten between the two statements; the next repetition begins anew.
            return new Beginning.StillRunning();
        }
        Beginning state = stateOf(key, request);
        boolean abandoned = state instanceof Beginning.StillRunning
                && request.paymentId() == null
                && !now.isBefore(request.leasedUntil());
        if (abandoned && requests.moveLease(key, request.leasedUntil(), now.plus(lease))) {
            return new Beginning.Begun();
        }
        return state;
    }

    private static Beginning stateOf(RequestKey key, StoredRequest request) {
        if (!request.requestHash().equals(key.requestHash())) {
            return new Beginning.KeyReused();
        }
        StoredReply reply = request.reply();
        return reply == null ? new Beginning.StillRunning() : new Beginning.Answered(reply);
    }

    private StoredReply storedReply(RequestKey key) {
        StoredRequest request = requests.find(key.merchantId(), key.idempotencyKey());
        @Nullable StoredReply reply = request == null ? null : request.reply();
        if (reply == null) {
            throw new IllegalStateException(
                    "no reply is stored for a request of " + key.merchantId() + ", and none could be stored");
        }
        return reply;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
