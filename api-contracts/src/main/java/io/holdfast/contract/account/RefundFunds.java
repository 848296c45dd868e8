package io.holdfast.contract.account;

/**
 * A merchant's money on its way back to a payer. Every call may be repeated by anyone. PENDING → SETTLED or RELEASED; what is
 * final stays.
 */
public interface RefundFunds {

    /** The merchant's available money is frozen for the refund. */
    RefundHoldOutcome freeze(FreezeRefund refund);

    /** The merchant has it back; a freeze that never came is refused from now on. Ignored once settled. */
    void release(String refundId);

    /** It went to the payer, through the channel or to the wallet that the freeze names. */
    BookingOutcome settle(String refundId);
}
