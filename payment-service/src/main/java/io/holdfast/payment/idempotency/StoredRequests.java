package io.holdfast.payment.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The requests by idempotency key. Writes take part in the caller's transaction if there is one. */
public interface StoredRequests {

    /** @throws KeyTakenException if the key stands for a request already, this one or another */
    void insert(RequestKey key, StoredRequest request);

    @Nullable
    StoredRequest find(String merchantId, String idempotencyKey);

    /** Moves the lease of a request without reply; false if it has one, or somebody else moved it before. */
    boolean moveLease(RequestKey key, Instant from, Instant to);

    /** Stores the reply if there is none yet; false if there is. */
    boolean answer(RequestKey key, StoredReply reply);

    /** Stores the reply of the request that made a payment, if there is none yet; false if there is, or no such request. */
    boolean answerPayment(String paymentId, StoredReply reply);

    /** Spends the nonce and stores the request as answered, both or neither. */
    void insertAnswered(Nonce nonce, RequestKey key, StoredRequest request);

    /** Forgets at most {@code limit} requests made before an instant; answers how many. */
    int forgetMadeBefore(Instant instant, int limit);
}
