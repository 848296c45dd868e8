package io.holdfast.points.balance;

import java.util.Locale;

/** Why points moved. An entry names it in lower case; a reference has one entry of each at most. */
public enum PointsOperation {
    /** A payment earned. */
    EARN,
    /** Points paid a part of a payment. */
    REDEEM,
    /** What a payment earned is gone, for it came to nothing. */
    REVOKE,
    /** What the refunded part of a payment had earned is gone. */
    TAKE_BACK,
    /** The refund did not happen: that part is earned again. */
    RESTORE;

    /** {@code take_back} for example. */
    public String entryName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
