package io.holdfast.payment.capture;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.Attempt;
import io.holdfast.payment.collect.AttemptState;
import io.holdfast.payment.collect.Attempts;
import io.holdfast.payment.collect.TakeReceipt;
import io.holdfast.payment.collect.Taken;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.Receipts;
import io.holdfast.payment.settle.CollectAuthorized;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what a channel has set aside, and takes the receipt like any other. */
public final class CollectAtChannel implements CollectAuthorized {

    private static final Logger log = LoggerFactory.getLogger(CollectAtChannel.class);

    private final Attempts attempts;
    private final Receipts receipts;
    private final Channels channels;
    private final FindChannelSettings settings;
    private final TakeReceipt takeReceipt;

    public CollectAtChannel(
            Attempts attempts,
            Receipts receipts,
            Channels channels,
            FindChannelSettings settings,
            TakeReceipt takeReceipt) {
        this.attempts = attempts;
        this.receipts = receipts;
        this.channels = channels;
        this.settings = settings;
        this.takeReceipt = takeReceipt;
    }

    @Override
    public Collecting collect(PaymentView payment, Money captured) {
        List<Attempt> all = attempts.ofPayment(payment.paymentId());
        if (isCollected(payment, all)) {
            return Collecting.COLLECTED;
        }
        Attempt attempt = all.stream()
                .filter(each -> each.state() == AttemptState.AUTHORIZED && !each.abandoned())
                .findFirst()
                .orElse(null);
        if (attempt == null) {
            log.warn("nothing is set aside any more");
            return Collecting.REFUSED;
        }
        return captured(payment, attempt, captured);
    }

    /** @throws IllegalStateException if money came that does not settle the payment: a person looks at it first */
    private boolean isCollected(PaymentView payment, List<Attempt> all) {
        // Asked for after the attempts, because a receipt is stored together with what becomes of its attempt.
        if (receipts.settling(payment.paymentId()) != null) {
            return true;
        }
        if (all.stream().anyMatch(each -> each.state() == AttemptState.PAID) && !hasGoneBack(payment)) {
            throw new IllegalStateException("money came, and not what was asked for");
        }
        return false;
    }

    /** All of it, or is on its way: a person has looked. */
    private boolean hasGoneBack(PaymentView payment) {
        return receipts.ofPayment(payment.paymentId()).stream()
                .allMatch(receipt -> receipt.giveBack() != GiveBackState.NONE);
    }

    private Collecting captured(PaymentView payment, Attempt attempt, Money captured) {
        ChannelSettings agreed = settings.find(attempt.merchantId(), attempt.channel());
        if (agreed == null || !(channels.find(attempt.channel()) instanceof CapturingChannel channel)) {
            throw new IllegalStateException(attempt.channel() + " is not set up, or cannot capture");
        }
        TradeState state = channel.capture(agreed, attempt.trade(), captured);
        if (state instanceof TradeState.Refused refused) {
            log.warn("the channel refuses to capture: {}", refused.refusal());
            // Perhaps because it has captured, and its report of that came first.
            return isCollected(payment, attempts.ofPayment(payment.paymentId()))
                    ? Collecting.COLLECTED
                    : Collecting.REFUSED;
        }
        if (!(state instanceof TradeState.Paid paid)) {
            throw new IllegalStateException("the channel has not captured yet: " + state);
        }
        Taken taken = takeReceipt.take(attempt.attemptNo(), paid.receipt());
        if (taken instanceof Taken.Settles
                || (taken instanceof Taken.Again again && again.receipt().purpose() == ReceiptPurpose.SETTLES)) {
            return Collecting.COLLECTED;
        }
        throw new IllegalStateException("what was captured is not what was asked for: " + taken);
    }
}
