package io.holdfast.payment.saga.fake;

import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.refund.RefundChannels;
import java.util.HashMap;
import java.util.Map;

/** A channel in memory, which refunds each number once. */
public final class Bank implements RefundChannels {

    private final Map<String, ChannelRefund> refunds = new HashMap<>();
    private final Faults faults;

    /** What is answered instead of Done, for as long as it is set; the refund is known all the same. */
    public volatile RefundAnswer insteadOfDone;

    public Bank(Faults faults) {
        this.faults = faults;
    }

    public synchronized long refunded() {
        return refunds.values().stream()
                .mapToLong(refund -> refund.amount().amountMinor())
                .sum();
    }

    public synchronized int numbers() {
        return refunds.size();
    }

    @Override
    public synchronized RefundAnswer refund(String merchantId, String channel, ChannelRefund refund) {
        ChannelRefusal refusal = new ChannelRefusal(ChannelRefusal.Reason.NOT_REFUNDABLE, "LATE", "too late");
        return faults.call("send", () -> new RefundAnswer.Refused(refusal), () -> {
            ChannelRefund known = refunds.putIfAbsent(refund.refundNo(), refund);
            if (known != null && !known.equals(refund)) {
                throw new AssertionError("one number, two contents: " + known + ", " + refund);
            }
            return done();
        });
    }

    @Override
    public synchronized RefundAnswer query(String merchantId, String channel, ChannelRefund refund) {
        return refunds.containsKey(refund.refundNo()) ? done() : new RefundAnswer.NotFound();
    }

    private RefundAnswer done() {
        RefundAnswer instead = insteadOfDone;
        return instead == null ? new RefundAnswer.Done("R1") : instead;
    }
}
