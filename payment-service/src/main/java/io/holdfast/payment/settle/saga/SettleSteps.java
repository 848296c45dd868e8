package io.holdfast.payment.settle.saga;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.settle.CollectAuthorized;
import io.holdfast.payment.settle.CollectAuthorized.Collecting;
import io.holdfast.payment.settle.LetGo;
import io.holdfast.payment.settle.Settlement;
import io.holdfast.payment.settle.Settlements;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code settle-payment}. Each may be repeated, answers DONE or why it refuses, and throws while it is not
 * answered. A compensation answers DONE or throws; it may come in any order, and before what it undoes.
 */
public class SettleSteps implements LetGo {

    private static final Logger log = LoggerFactory.getLogger(SettleSteps.class);
    private static final String DONE = "DONE";
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final long KEPT_LIMIT = 1_000;

    private final Settlements settlements;
    private final CollectAuthorized collectAuthorized;
    private final ChannelFunds channelFunds;
    private final Authorizations authorizations;
    private final StockReservations stock;
    private final OrderPayments orders;
    private final PointsGrants points;
    private final FinishPayment finish;

    /** Five steps need the same two rows. */
    private final Cache<String, Settlement> paid = Caffeine.newBuilder()
            .executor(Runnable::run)
            .expireAfterWrite(KEPT)
            .maximumSize(KEPT_LIMIT)
            .build();

    public SettleSteps(
            Settlements settlements,
            CollectAuthorized collectAuthorized,
            ChannelFunds channelFunds,
            Authorizations authorizations,
            StockReservations stock,
            OrderPayments orders,
            PointsGrants points,
            FinishPayment finish) {
        this.settlements = settlements;
        this.collectAuthorized = collectAuthorized;
        this.channelFunds = channelFunds;
        this.authorizations = authorizations;
        this.stock = stock;
        this.orders = orders;
        this.points = points;
        this.finish = finish;
    }

    /** Whether there is anything to settle: a payment that is closed or failed takes no money. */
    public String verify(String paymentId) {
        PaymentView payment = read(paymentId).payment();
        return switch (payment.state()) {
            case PROCESSING, SUCCEEDED -> DONE;
            case FAILED, CLOSED -> "PAYMENT_" + payment.state();
            case CREATED, AWAITING_PAYER, AUTHORIZED, CLOSING ->
                throw new IllegalStateException("payment " + paymentId + " is not paid yet: " + payment.state());
        };
    }

    /** Money that a channel has only set aside is collected now. */
    public String collect(String paymentId) {
        Settlement settlement = settlement(paymentId);
        if (settlement.isOfWallet() || settlement.receipt() != null) {
            return DONE;
        }
        Collecting collecting = collectAuthorized.collect(settlement.payment(), settlement.captured());
        return switch (collecting) {
            case COLLECTED -> DONE;
            case REFUSED -> "CHANNEL_REFUSED";
        };
    }

    public String bookFunds(String paymentId) {
        Settlement settlement = settlement(paymentId);
        BookingOutcome outcome = settlement.isOfWallet()
                ? authorizations.capture(
                        paymentId, settlement.captured(), settlement.payment().feeBasisPoints())
                : channelFunds.capture(settlement.channelFunds());
        return outcome instanceof BookingOutcome.Declined declined
                ? "FUNDS_" + declined.reason().name()
                : DONE;
    }

    public String unbookFunds(String paymentId) {
        Settlement settlement = settlement(paymentId);
        if (settlement.isOfWallet()) {
            authorizations.uncapture(paymentId);
        } else {
            channelFunds.uncapture(settlement.channelFunds());
        }
        return DONE;
    }

    public String sellStock(String paymentId) {
        BranchState state = stock.resolve(paymentId, Resolution.CONFIRM).state();
        return state == BranchState.CONFIRMED ? DONE : "STOCK_" + state.name();
    }

    public String unsellStock(String paymentId) {
        orders.unsettle(paymentId);
        return DONE;
    }

    /** Nobody waits for points: where they are not granted now, the event of the payment's success grants them. */
    public String grantPoints(String paymentId) {
        GrantPoints grant = settlement(paymentId).points();
        GrantOutcome outcome;
        try {
            outcome = points.grant(grant);
        } catch (RuntimeException e) {
            log.warn("points-service does not answer, the points follow by event: {}", e.toString());
            return DONE;
        }
        return outcome instanceof GrantOutcome.Declined declined
                ? "POINTS_" + declined.reason().name()
                : DONE;
    }

    public String revokePoints(String paymentId) {
        points.revoke(settlement(paymentId).points());
        return DONE;
    }

    public String finish(String paymentId) {
        // As it is now: it may have been held meanwhile, and the event must say what the row says.
        Settlement settlement = read(paymentId);
        PaymentView payment = settlement.payment();
        if (!payment.state().isTerminal()) {
            finish.succeeded(settlement.unmarked(), payment.customer(), ended -> settlements.release(paymentId));
        }
        return DONE;
    }

    @Override
    public void everything(Settlement settlement) {
        String paymentId = settlement.payment().paymentId();
        orders.unsettle(paymentId);
        if (settlement.isOfWallet()) {
            authorizations.uncapture(paymentId);
        } else if (settlement.receipt() != null) {
            channelFunds.uncapture(settlement.channelFunds());
        }
    }

    /** Possibly as it was some seconds ago: what is settled, and by what money, does not change once the money is there. */
    private Settlement settlement(String paymentId) {
        Settlement known = paid.getIfPresent(paymentId);
        return known == null ? read(paymentId) : known;
    }

    private Settlement read(String paymentId) {
        Settlement settlement = settlements.find(paymentId);
        if (settlement == null) {
            throw new IllegalStateException("there is no payment " + paymentId);
        }
        if (settlement.receipt() != null) {
            paid.put(paymentId, settlement);
        }
        return settlement;
    }
}
