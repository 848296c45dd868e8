package io.holdfast.payment.channel.guard;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.ChannelUnavailableException;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.protection.guard.Guard;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A channel behind a guard: what goes over the network is given up at once, as Unknown, while the channel does not answer or
 * too many calls to it are running. An Unknown counts against the channel; a refusal is an answer.
 */
public sealed class GuardedChannel implements PaymentChannel permits GuardedCapturingChannel {

    private final PaymentChannel channel;
    private final ChannelGuard guard;

    GuardedChannel(PaymentChannel channel, ChannelGuard guard) {
        this.channel = channel;
        this.guard = guard;
    }

    public static PaymentChannel of(PaymentChannel channel, Guard rules, ShedWatch watch) {
        ChannelGuard guard = new ChannelGuard(channel.name(), rules, watch);
        return channel instanceof CapturingChannel capturing
                ? new GuardedCapturingChannel(capturing, guard)
                : new GuardedChannel(channel, guard);
    }

    @Override
    public final String name() {
        return channel.name();
    }

    @Override
    public final Set<PaymentMethod> methods() {
        return channel.methods();
    }

    @Override
    public final void check(ChannelSettings settings) {
        channel.check(settings);
    }

    @Override
    public final Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        return ask(
                settings,
                "prepay",
                () -> channel.prepay(settings, prepay),
                Prepaid.Unknown.class::isInstance,
                Prepaid.Unknown::new);
    }

    @Override
    public final TradeState query(ChannelSettings settings, TradeReference trade) {
        return askForTrade(settings, "query", () -> channel.query(settings, trade));
    }

    @Override
    public final TradeState peek(ChannelSettings settings, TradeReference trade) {
        return askForTrade(settings, "query", () -> channel.peek(settings, trade));
    }

    @Override
    public final Closing close(ChannelSettings settings, TradeReference trade) {
        return ask(
                settings,
                "close",
                () -> channel.close(settings, trade),
                Closing.Unknown.class::isInstance,
                Closing.Unknown::new);
    }

    @Override
    public final RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        return askForRefund(settings, "refund", () -> channel.refund(settings, refund));
    }

    @Override
    public final RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund refund) {
        return askForRefund(settings, "queryRefund", () -> channel.queryRefund(settings, refund));
    }

    @Override
    public final CallbackReading read(ChannelSettings settings, Callback callback) {
        CallbackReading reading = channel.read(settings, callback);
        return reading instanceof CallbackReading.Unproven unproven
                ? ask(settings, "callback", unproven.asked(), CallbackReading::isOpen, GuardedChannel::unanswered)
                : reading;
    }

    private static CallbackReading unanswered(String why) {
        return new CallbackReading.Rejected(CallbackReading.Fault.UNANSWERED, why);
    }

    @Override
    public final CallbackReply reply(boolean understood) {
        return channel.reply(understood);
    }

    @Override
    public final List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        try {
            return guard.call(settings.endpoint(), "bill", () -> channel.bill(settings, day), answer -> false);
        } catch (CallShedException e) {
            throw new ChannelUnavailableException(e.why(), e);
        }
    }

    final TradeState askForTrade(ChannelSettings settings, String operation, Supplier<TradeState> call) {
        return ask(settings, operation, call, TradeState.Unknown.class::isInstance, TradeState.Unknown::new);
    }

    private RefundAnswer askForRefund(ChannelSettings settings, String operation, Supplier<RefundAnswer> call) {
        return ask(settings, operation, call, RefundAnswer.Unknown.class::isInstance, RefundAnswer.Unknown::new);
    }

    private <T> T ask(
            ChannelSettings settings,
            String operation,
            Supplier<T> call,
            Predicate<T> unanswered,
            Function<String, T> unknown) {
        try {
            return guard.call(settings.endpoint(), operation, call, unanswered);
        } catch (CallShedException e) {
            return unknown.apply(e.why());
        }
    }
}
