package io.holdfast.payment.collect;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a channel reports. It is verified first, each time; what was understood before costs one read besides. What is not
 * believed is counted and not kept: anybody could send it.
 */
public final class TakeCallback {

    private static final Logger log = LoggerFactory.getLogger(TakeCallback.class);

    private final Channels channels;
    private final FindChannelSettings settings;
    private final Callbacks callbacks;
    private final Attempts attempts;
    private final HearOfTrade hear;
    private final List<RefundReports> refunds;
    private final CollectWatch watch;

    public TakeCallback(
            Channels channels,
            FindChannelSettings settings,
            Callbacks callbacks,
            Attempts attempts,
            HearOfTrade hear,
            List<RefundReports> refunds,
            CollectWatch watch) {
        this.channels = channels;
        this.settings = settings;
        this.callbacks = callbacks;
        this.attempts = attempts;
        this.hear = hear;
        this.refunds = List.copyOf(refunds);
        this.watch = watch;
    }

    /** Whether the merchant has such a channel. Asked before anything else of a callback is read. */
    public boolean isExpected(String channelName, String merchantId) {
        return channels.find(channelName) != null && settings.find(merchantId, channelName) != null;
    }

    /** @return null if the merchant has no such channel */
    public @Nullable CallbackReply take(String channelName, String merchantId, Callback callback) {
        PaymentChannel channel = channels.find(channelName);
        ChannelSettings agreed = channel == null ? null : settings.find(merchantId, channelName);
        if (channel == null || agreed == null) {
            return null;
        }
        CallbackReading reading = channel.read(agreed, callback);
        if (reading instanceof CallbackReading.Rejected rejected) {
            // Anybody can send them: they are counted, and no line each.
            log.debug("a callback from {} to {} is not believed: {}", channelName, merchantId, rejected.why());
            watch.calledBack(channelName, rejected.fault().name());
            return channel.reply(false);
        }
        byte[] hash = hash(callback);
        if (callbacks.isDone(channelName, merchantId, hash)) {
            watch.calledBack(channelName, "again");
            return channel.reply(true);
        }
        callbacks.keep(channelName, merchantId, hash, callback);
        return channel.reply(understood(channelName, merchantId, hash, reading));
    }

    private boolean understood(String channel, String merchantId, byte[] hash, CallbackReading reading) {
        boolean taken;
        try {
            taken = acted(channel, merchantId, reading);
        } catch (RuntimeException e) {
            // The channel calls again.
            log.error("a callback could not be acted on", e);
            watch.calledBack(channel, "failed");
            return false;
        }
        if (taken && reading.isOpen()) {
            // A look follows; it may come to nothing as well, so the channel calls again.
            watch.calledBack(channel, "unanswered");
            return false;
        }
        watch.calledBack(channel, taken ? "taken" : "not_ours");
        if (taken) {
            callbacks.done(channel, merchantId, hash, summary(reading));
        } else {
            log.warn("a callback from {} to {} speaks of what is not known: {}", channel, merchantId, summary(reading));
        }
        return taken;
    }

    private boolean acted(String channel, String merchantId, CallbackReading reading) {
        if (reading instanceof CallbackReading.OfTrade trade) {
            Attempt attempt = attempts.find(trade.attemptNo());
            if (attempt == null
                    || !attempt.channel().equals(channel)
                    || !attempt.merchantId().equals(merchantId)) {
                return false;
            }
            return Traced.as(attempt.paymentId(), attempt.attemptNo(), () -> {
                hear.hear(attempt, trade.state(), true);
                return true;
            });
        }
        if (reading instanceof CallbackReading.OfRefund refund) {
            return refunds.stream()
                    .anyMatch(each -> each.reported(merchantId, channel, refund.refundNo(), refund.answer()));
        }
        return true;
    }

    private static String summary(CallbackReading reading) {
        if (reading instanceof CallbackReading.OfTrade trade) {
            return trade.attemptNo() + " " + trade.state().getClass().getSimpleName();
        }
        if (reading instanceof CallbackReading.OfRefund refund) {
            return refund.refundNo() + " " + refund.answer().getClass().getSimpleName();
        }
        return reading instanceof CallbackReading.OfNothing nothing ? nothing.type() : reading.toString();
    }

    /** Of the body alone: nobody signs the query, so that whoever has seen a callback could send it with many. */
    private static byte[] hash(Callback callback) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(callback.body());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
