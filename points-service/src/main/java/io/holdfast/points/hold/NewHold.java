package io.holdfast.points.hold;

import io.holdfast.points.balance.Redemption;
import java.time.Instant;

/**
 * A hold about to be placed.
 *
 * @param xid the global transaction that tries it
 * @param branchId its branch there
 * @param expiresAt when to ask payment-service what became of it
 */
public record NewHold(Redemption redemption, String xid, long branchId, Instant expiresAt) {}
