package io.holdfast.payment.capture;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moves of payments that are captured by hand. Each is guarded by the state that it starts from. */
public interface Authorized {

    /** CREATED → AUTHORIZED, together with what is replied to the request that made the payment. */
    boolean authorized(PaymentView payment, @Nullable String customer, Instant expiresAt);

    /** AUTHORIZED → PROCESSING: from now on it is settled. Also of a channel's payment, unless a person must look at it. */
    boolean capturing(String paymentId, long minor, Instant lookAt);

    /** CREATED or AUTHORIZED → CLOSING, of a wallet's payment. */
    boolean closing(String paymentId, Instant lookAt);

    /** CREATED → CLOSING, of a wallet's payment that was refused: it fails with the reason once nothing is held any more. */
    boolean failing(String paymentId, FailureReason reason, Instant lookAt);

    /** Why a CLOSING payment fails; null if it does not, and is closed. */
    @Nullable
    FailureReason failsFor(String paymentId);

    /** Takes a wallet's payments that are due for a look: each is due again only after its next pause. */
    List<String> lease(int atMost);
}
