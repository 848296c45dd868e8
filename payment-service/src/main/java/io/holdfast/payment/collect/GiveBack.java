package io.holdfast.payment.collect;

import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.ChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives money back that nothing was delivered for: it is set aside in the books, refunded at its channel under one number, and
 * taken out of the books when the channel says that it went. Every step may be repeated, and is, until a limit from which on a
 * person must look; a channel that says that it is at it may take as long as it likes.
 */
public final class GiveBack implements RefundReports {

    private static final Logger log = LoggerFactory.getLogger(GiveBack.class);

    private final Receipts receipts;
    private final Attempts attempts;
    private final TradeDesk desk;
    private final ChannelFunds funds;
    private final ChannelLanes lanes;
    private final CollectWatch watch;
    private final int mostLooks;
    private final int batch;
    private final Clock clock;

    public GiveBack(
            Receipts receipts,
            Attempts attempts,
            TradeDesk desk,
            ChannelFunds funds,
            ChannelLanes lanes,
            CollectWatch watch,
            int mostLooks,
            int batch,
            Clock clock) {
        this.receipts = receipts;
        this.attempts = attempts;
        this.desk = desk;
        this.funds = funds;
        this.lanes = lanes;
        this.watch = watch;
        this.mostLooks = mostLooks;
        this.batch = batch;
        this.clock = clock;
    }

    /** Takes the next step of what is due, and says whether there may be more. */
    public boolean turn() {
        List<StoredReceipt> due = receipts.lease(batch);
        for (StoredReceipt receipt : due) {
            try (ChannelLanes.Place place = lanes.reserve(receipt.channel())) {
                if (place != null) {
                    place.start(() -> Traced.as(receipt.paymentId(), receipt.attemptNo(), () -> step(receipt)));
                }
            }
        }
        return due.size() == batch;
    }

    private boolean step(StoredReceipt receipt) {
        if (receipt.looks() >= mostLooks) {
            log.error("the money of receipt {} does not go back", receipt.receiptId());
            return ended(receipt, GiveBackState.ABNORMAL);
        }
        if (!isSetAside(receipt)) {
            return false;
        }
        return switch (receipt.giveBack()) {
            case DUE, REFUNDING -> refunded(receipt);
            case NONE -> {
                receipts.setAside(receipt.receiptId());
                yield true;
            }
            case DONE, ABNORMAL -> false;
        };
    }

    /** Also money whose capture was taken back: that has set it aside already, unless the capture never came. */
    private boolean isSetAside(StoredReceipt receipt) {
        BookingOutcome booked = funds.suspend(suspense(receipt));
        if (booked instanceof BookingOutcome.Declined declined) {
            log.error("the money of receipt {} cannot be set aside: {}", receipt.receiptId(), declined.reason());
            return false;
        }
        return true;
    }

    private boolean refunded(StoredReceipt receipt) {
        Attempt attempt = attempts.find(receipt.attemptNo());
        if (attempt == null) {
            throw new IllegalStateException("receipt " + receipt.receiptId() + " has no attempt");
        }
        boolean askedBefore = receipt.giveBack() == GiveBackState.REFUNDING;
        if (!askedBefore) {
            receipts.moved(
                    receipt.receiptId(),
                    GiveBackState.REFUNDING,
                    clock.instant().plusSeconds(30));
        }
        return heard(receipt, desk.giveBack(attempt, receipt, askedBefore));
    }

    private boolean heard(StoredReceipt receipt, RefundAnswer answer) {
        if (answer instanceof RefundAnswer.Done) {
            BookingOutcome booked = funds.giveBack(suspense(receipt));
            if (booked instanceof BookingOutcome.Booked) {
                return ended(receipt, GiveBackState.DONE);
            }
            log.error("what receipt {} gave back cannot be booked: {}", receipt.receiptId(), booked);
            return false;
        }
        if (answer instanceof RefundAnswer.Refused || answer instanceof RefundAnswer.Stuck) {
            log.error("the channel does not give the money of receipt {} back: {}", receipt.receiptId(), answer);
            return ended(receipt, GiveBackState.ABNORMAL);
        }
        // The first look after asking is soon: most channels are at it for seconds.
        if (answer instanceof RefundAnswer.Pending && receipt.giveBack() == GiveBackState.REFUNDING) {
            receipts.waits(receipt.receiptId());
        }
        return false;
    }

    private boolean ended(StoredReceipt receipt, GiveBackState state) {
        receipts.moved(receipt.receiptId(), state, null);
        watch.gaveBack(receipt.channel(), state);
        return true;
    }

    /** The channel's report is not acted on here: it makes the next look due, and that of a person needless. */
    @Override
    public boolean reported(String merchantId, String channel, String refundNo, RefundAnswer answer) {
        StoredReceipt receipt = receipts.findByGiveBackNo(refundNo);
        if (receipt == null
                || !receipt.merchantId().equals(merchantId)
                || !receipt.channel().equals(channel)) {
            return false;
        }
        receipts.resume(receipt.receiptId(), clock.instant());
        return true;
    }

    private static SuspendChannelFunds suspense(StoredReceipt receipt) {
        return new SuspendChannelFunds(receipt.receiptId(), receipt.merchantId(), receipt.channel(), receipt.paid());
    }
}
