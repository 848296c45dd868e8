package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A channel that answers what the test says, for whoever stands in front of channels. */
public final class ScriptedChannel implements CapturingChannel {

    private final String name;
    private final Set<PaymentMethod> methods;

    public final AtomicInteger calls = new AtomicInteger();
    public volatile Supplier<TradeState> trade = TradeState.AwaitingPayer::new;
    public volatile Supplier<TradeState> peeked = TradeState.AwaitingPayer::new;
    public volatile Supplier<Prepaid> prepaid = () -> new Prepaid.Unknown("scripted");
    public volatile Supplier<RefundAnswer> refund = RefundAnswer.Pending::new;
    public volatile Supplier<Closing> closing = Closing.Closed::new;
    public volatile Supplier<CallbackReading> reading = () -> new CallbackReading.OfNothing("scripted");
    public volatile RuntimeException fault;

    public ScriptedChannel(String name, PaymentMethod... methods) {
        this.name = name;
        this.methods = Set.of(methods);
    }

    private <T> T called(Supplier<T> script) {
        calls.incrementAndGet();
        return script.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<PaymentMethod> methods() {
        return methods;
    }

    @Override
    public void check(ChannelSettings settings) {
        if (fault != null) {
            throw fault;
        }
        settings.secret("key");
    }

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        return called(prepaid);
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference reference) {
        return called(trade);
    }

    @Override
    public TradeState capture(ChannelSettings settings, TradeReference reference, Money captured) {
        return called(trade);
    }

    @Override
    public TradeState peek(ChannelSettings settings, TradeReference reference) {
        return called(peeked);
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference reference) {
        return called(closing);
    }

    @Override
    public RefundAnswer refund(ChannelSettings settings, ChannelRefund wanted) {
        return called(refund);
    }

    @Override
    public RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund wanted) {
        return called(refund);
    }

    @Override
    public CallbackReading read(ChannelSettings settings, Callback callback) {
        return reading.get();
    }

    @Override
    public CallbackReply reply(boolean understood) {
        return new CallbackReply(200, "text/plain", "");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        calls.incrementAndGet();
        return List.of();
    }
}
