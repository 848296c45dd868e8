package io.holdfast.contract.branch;

import java.util.List;

/**
 * What payment-service asks of a participant outside the global transaction. Every call may be repeated by anyone.
 */
public interface PaymentBranch {

    /** The participant's record of each payment, in the order asked; at most 500 at once. */
    List<BranchReport> report(List<String> paymentIds);

    /**
     * Finishes the participant's part, and says where it then stands. CANCEL of a payment never tried leaves a tombstone
     * that refuses a late try. A part already finished the other way is left as it is; CONFIRM of a payment never tried
     * changes nothing. Look at the state in the answer.
     *
     * <p>Only for payments that the coordinator does not know any more: it decides all others.
     */
    BranchReport resolve(String paymentId, Resolution resolution);
}
