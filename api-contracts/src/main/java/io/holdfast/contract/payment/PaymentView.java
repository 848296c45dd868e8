package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as of one instant.
 *
 * @param method of the attempt made last
 * @param payerAccountId the wallet that pays; null if a channel does
 * @param customer who buys, as the order says; known once the stock was reserved
 * @param amount the order's whole total
 * @param points how many points pay a part of it, 0 for none
 * @param pointsValueMinor what these points pay, in minor units of the amount's currency
 * @param feeBasisPoints the merchant's fee rate when the payment was made
 * @param failureReason set if and only if FAILED
 * @param capturedMinor what was collected of an authorized amount, in minor units; null if that is all of it
 * @param refundedMinor refunds that are under way or done, in minor units of the amount's currency
 * @param heldFor why a person must look at it; null if nobody must
 * @param expiresAt from then on the payer, or the merchant who has not captured, is too late; null if that cannot be
 * @param finishedAt set if and only if the state is terminal
 * @param nextLookAt when an undecided payment is looked at next; null once terminal
 * @param approvedAt when an operator approved it after a review; null if it was in none
 */
public record PaymentView(
        String paymentId,
        String merchantId,
        String merchantPaymentNo,
        String orderId,
        PaymentMethod method,
        @Nullable String payerAccountId,
        @Nullable String customer,
        Money amount,
        long points,
        long pointsValueMinor,
        int feeBasisPoints,
        CaptureMethod captureMethod,
        PaymentState state,
        @Nullable FailureReason failureReason,
        @Nullable Long capturedMinor,
        long refundedMinor,
        @Nullable String heldFor,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant finishedAt,
        @Nullable Instant nextLookAt,
        @Nullable Instant approvedAt)
        implements Serializable {

    /** Why a payment is held that waits for the review that risk control wants. */
    public static final String RISK_REVIEW = "RISK_REVIEW";

    /** A payment that was in no review. */
    public PaymentView(
            String paymentId,
            String merchantId,
            String merchantPaymentNo,
            String orderId,
            PaymentMethod method,
            @Nullable String payerAccountId,
            @Nullable String customer,
            Money amount,
            long points,
            long pointsValueMinor,
            int feeBasisPoints,
            CaptureMethod captureMethod,
            PaymentState state,
            @Nullable FailureReason failureReason,
            @Nullable Long capturedMinor,
            long refundedMinor,
            @Nullable String heldFor,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant finishedAt,
            @Nullable Instant nextLookAt) {
        this(
                paymentId,
                merchantId,
                merchantPaymentNo,
                orderId,
                method,
                payerAccountId,
                customer,
                amount,
                points,
                pointsValueMinor,
                feeBasisPoints,
                captureMethod,
                state,
                failureReason,
                capturedMinor,
                refundedMinor,
                heldFor,
                createdAt,
                expiresAt,
                finishedAt,
                nextLookAt,
                null);
    }

    /** Whether it waits for an operator: until {@link #nextLookAt}, and nothing is held for it. */
    public boolean underReview() {
        return state == PaymentState.CREATED && RISK_REVIEW.equals(heldFor);
    }

    /** Since when it is carried out: since it was made, or approved. */
    public Instant startedAt() {
        return approvedAt == null ? createdAt : approvedAt;
    }

    /** This payment as it waits for a review. */
    public PaymentView held(Instant until) {
        return with(PaymentState.CREATED, RISK_REVIEW, expiresAt, until, approvedAt);
    }

    /** This payment out of its review, as it is when it is about to end. */
    public PaymentView decided() {
        return with(state, null, expiresAt, nextLookAt, approvedAt);
    }

    /** This payment as it goes on after a review. */
    public PaymentView approved(
            PaymentState next, Instant at, @Nullable Instant nowExpiresAt, @Nullable Instant lookAt) {
        return with(next, null, nowExpiresAt, lookAt, at);
    }

    private PaymentView with(
            PaymentState next,
            @Nullable String nowHeldFor,
            @Nullable Instant nowExpiresAt,
            @Nullable Instant lookAt,
            @Nullable Instant nowApprovedAt) {
        return new PaymentView(
                paymentId,
                merchantId,
                merchantPaymentNo,
                orderId,
                method,
                payerAccountId,
                customer,
                amount,
                points,
                pointsValueMinor,
                feeBasisPoints,
                captureMethod,
                next,
                failureReason,
                capturedMinor,
                refundedMinor,
                nowHeldFor,
                createdAt,
                nowExpiresAt,
                finishedAt,
                lookAt,
                nowApprovedAt);
    }

    /** This payment as it ended. */
    public PaymentView ended(
            PaymentState terminal, @Nullable FailureReason reason, @Nullable String buyer, Instant endedAt) {
        return new PaymentView(
                paymentId,
                merchantId,
                merchantPaymentNo,
                orderId,
                method,
                payerAccountId,
                buyer,
                amount,
                points,
                pointsValueMinor,
                feeBasisPoints,
                captureMethod,
                terminal,
                reason,
                capturedMinor,
                refundedMinor,
                heldFor,
                createdAt,
                expiresAt,
                endedAt,
                null,
                approvedAt);
    }
}
