package io.holdfast.contract.branch;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One participant's record of one payment.
 *
 * @param xid the global transaction under which it was tried; null if it never was (ABSENT, or cancelled before any try)
 */
public record BranchReport(
        String paymentId, BranchState state, @Nullable String xid) implements Serializable {}
