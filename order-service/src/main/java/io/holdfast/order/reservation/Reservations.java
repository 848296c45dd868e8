package io.holdfast.order.reservation;

import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.order.OrderState;
import io.holdfast.contract.order.ReserveStock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reservations as they are stored, with what they do to orders and stock. Every transaction locks in one order: the
 * reservation, its order, then stock in ascending order of the lines.
 */
public interface Reservations {

    /** An order as it stands when it cannot be paid. */
    record Standing(OrderState state, Money total, Instant expiresAt) {}

    /** What an order takes from stock, ascending by SKU, and who buys. */
    record Basket(@Nullable String customer, List<Pieces> pieces) {}

    record Pieces(String sku, int quantity) {}

    /** A reservation on record; {@code content} is null if the payment was cancelled before it was tried. */
    record Recorded(BranchReport report, @Nullable Content content) {}

    /** What a repeated try must ask for again. */
    record Content(String merchantId, String orderId, Money total) {

        static Content of(ReserveStock wanted) {
            return new Content(wanted.merchantId(), wanted.orderId(), wanted.total());
        }
    }

    /** A reservation whose time is over. */
    record Expired(String paymentId, Instant expiresAt) {}

    /**
     * False if the payment or the branch is on record already; the transaction must then be rolled back.
     *
     * @param branch null for a payment that no global transaction spans
     */
    boolean insert(ReserveStock wanted, @Nullable Branch branch, Instant now);

    /** Records a payment that is cancelled before its try. False if it is on record; roll back then. */
    boolean insertCancelled(String paymentId, Instant now);

    /** OPEN → PAYING, if the order is the merchant's, has not expired, and costs what the payment names. */
    boolean startPaying(ReserveStock wanted, Instant now);

    /** Null if the merchant has no such order. */
    @Nullable
    Standing standing(String merchantId, String orderId);

    /** To be read once the order is PAYING: from then on it stands still. */
    Basket basket(String orderId);

    /** available → reserved. False if there are not as many. */
    boolean take(String merchantId, Pieces pieces);

    /** TRIED → CONFIRMED, and the order is PAID. */
    boolean confirm(String paymentId, Instant now);

    /** reserved → sold, for every line of the payment's order. */
    void sell(String paymentId);

    /** TRIED → CANCELLED, and the order is OPEN again. */
    boolean cancel(String paymentId, Instant now);

    /** reserved → available, for every line of the payment's order. */
    void giveBack(String paymentId);

    /** CONFIRMED → CANCELLED, and the order is OPEN again, or CLOSED if its time is over. False too once it was refunded. */
    boolean unsettle(String paymentId, Instant now);

    /** sold → available, for every line of the payment's order. */
    void takeFromSold(String paymentId);

    /** Those of the payments that are on record, in no order. */
    List<Recorded> find(Collection<String> paymentIds);

    /** TRIED reservations that expired at {@code now} or before, in order of expiry, from after {@code last} on. */
    List<Expired> expired(Instant now, @Nullable Expired last, int most);
}
