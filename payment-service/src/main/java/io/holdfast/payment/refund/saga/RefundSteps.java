package io.holdfast.payment.refund.saga;

import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.account.RefundHoldOutcome;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.RefundNoteOutcome;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.PointsGrants;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.refund.LetGo;
import io.holdfast.payment.refund.PaidTrade;
import io.holdfast.payment.refund.RefundChannels;
import io.holdfast.payment.refund.RefundJob;
import io.holdfast.payment.refund.RefundWatch;
import io.holdfast.payment.refund.StoredRefunds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of {@code refund-payment}. Each may be repeated, answers DONE or why it refuses, and throws while it is not
 * answered. From the channel's yes on nothing refuses any more: the payer has the money.
 */
public class RefundSteps implements LetGo {

    private static final Logger log = LoggerFactory.getLogger(RefundSteps.class);
    private static final String DONE = "DONE";
    private static final String CHANNEL_REFUSED = "CHANNEL_REFUSED";

    private final StoredRefunds refunds;
    private final RefundFunds funds;
    private final PointsGrants points;
    private final RefundChannels channels;
    private final OrderPayments orders;
    private final RefundWatch watch;

    public RefundSteps(
            StoredRefunds refunds,
            RefundFunds funds,
            PointsGrants points,
            RefundChannels channels,
            OrderPayments orders,
            RefundWatch watch) {
        this.refunds = refunds;
        this.funds = funds;
        this.points = points;
        this.channels = channels;
        this.orders = orders;
        this.watch = watch;
    }

    public String freeze(String refundId) {
        RefundHoldOutcome outcome = funds.freeze(refunds.job(refundId).freeze());
        return outcome instanceof RefundHoldOutcome.Declined declined
                ? declined.reason().name()
                : DONE;
    }

    public String release(String refundId) {
        funds.release(refundId);
        return DONE;
    }

    public String takePointsBack(String refundId) {
        GrantOutcome outcome = points.takeBack(refunds.job(refundId).points());
        return outcome instanceof GrantOutcome.Declined declined
                ? "POINTS_" + declined.reason().name()
                : DONE;
    }

    public String restorePoints(String refundId) {
        points.restore(refunds.job(refundId).points());
        return DONE;
    }

    /** Asks the channel; from the second time on what became of it, before it is asked again. A wallet needs no sending. */
    public String send(String refundId) {
        RefundJob job = refunds.job(refundId);
        PaidTrade trade = job.trade();
        if (trade == null) {
            return DONE;
        }
        String merchantId = job.payment().merchantId();
        ChannelRefund refund = job.atChannel();
        boolean first = refunds.sending(refundId);
        RefundAnswer answer = first ? null : channels.query(merchantId, trade.channel(), refund);
        if (answer == null || answer instanceof RefundAnswer.NotFound) {
            answer = channels.refund(merchantId, trade.channel(), refund);
        }
        return told(refundId, answer);
    }

    private String told(String refundId, RefundAnswer answer) {
        if (answer instanceof RefundAnswer.Done done) {
            refunds.sent(refundId, done.channelRefundId());
            return DONE;
        }
        if (answer instanceof RefundAnswer.Refused refused && isFinal(refused.refusal())) {
            log.warn("the channel refuses: {}", refused.refusal());
            return CHANNEL_REFUSED;
        }
        if (answer instanceof RefundAnswer.Stuck stuck
                && refunds.abnormal(refundId, stuck.refusal().toString())) {
            watch.became(RefundState.ABNORMAL);
            log.error("the channel cannot deliver a refund, a person must look at it: {}", stuck.refusal());
        }
        refunds.obstacle(refundId, answer.toString());
        throw new IllegalStateException("the channel has not refunded yet: " + answer);
    }

    /**
     * A refusal for our settings says nothing about the refund: it is asked for again when an operator has mended them. Nor
     * does one for a number that stands for something else: that must not happen, and a person must look.
     */
    private static boolean isFinal(ChannelRefusal refusal) {
        return switch (refusal.reason()) {
            case DECLINED, AMOUNT_NOT_ALLOWED, CURRENCY_NOT_SUPPORTED, PAYER_INVALID, NOT_REFUNDABLE, OTHER -> true;
            case MISCONFIGURED, NUMBER_USED -> false;
        };
    }

    public String book(String refundId) {
        if (funds.settle(refundId) instanceof BookingOutcome.Declined declined) {
            throw new IllegalStateException("the money is on its way and cannot be booked: " + declined.reason());
        }
        return DONE;
    }

    /** The money is back whatever the order says: a refusal here is told to a person, and changes nothing. */
    public String noteOnOrder(String refundId) {
        RefundNoteOutcome outcome = orders.refunded(refunds.job(refundId).onOrder());
        if (outcome instanceof RefundNoteOutcome.Declined declined) {
            watch.notNoted();
            log.error("refund {} is not noted on its order: {}", refundId, declined.reason());
        }
        return DONE;
    }

    public String finish(String refundId) {
        RefundView refund = refunds.job(refundId).refund();
        if (!refund.state().isTerminal() && refunds.succeeded(refund)) {
            watch.became(RefundState.SUCCEEDED);
        }
        return DONE;
    }

    @Override
    public void everything(String refundId) {
        release(refundId);
        restorePoints(refundId);
    }
}
