package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Carries payments out, a bounded number at a time. */
public interface PaymentLane {

    /** A place for one payment; null if all are taken or the service is about to stop. */
    @Nullable
    Place reserve();

    /** Room for one payment. */
    interface Place extends AutoCloseable {

        /**
         * Carries out a stored payment. The place is free again when that is over.
         *
         * @return terminal, or still PROCESSING if the outcome is not known; never fails
         */
        CompletableFuture<PaymentView> start(PaymentView payment);

        /** Frees the place unless a payment was started on it. */
        @Override
        void close();
    }
}
