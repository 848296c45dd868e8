package io.holdfast.payment.fake;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReply;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A channel in memory, which answers as it is told to. */
public final class FakeChannel implements CapturingChannel {

    /** The process that asked dies here, after the channel did what it was asked. */
    public static final class Died extends Error {
        private static final long serialVersionUID = 1;

        public Died() {
            super("died", null, false, false);
        }
    }

    private final String name;
    private final Set<PaymentMethod> methods;
    private final Map<String, TradeState> trades = new ConcurrentHashMap<>();

    public final List<Prepay> prepays = new CopyOnWriteArrayList<>();
    public final List<String> queries = new CopyOnWriteArrayList<>();
    public final List<String> peeks = new CopyOnWriteArrayList<>();
    public final List<String> closed = new CopyOnWriteArrayList<>();
    public final List<ChannelRefund> refunds = new CopyOnWriteArrayList<>();

    /** What a prepay is answered; null for an action. */
    public volatile Prepaid prepaid;
    /** What closing is answered; null for doing it. */
    public volatile Closing closing;

    public volatile RefundAnswer refund = new RefundAnswer.Done("r-1");
    /** Answers nothing, and does nothing. */
    public volatile boolean silent;

    /** The same for each prepay by itself; null from it for what {@link #prepaid} says. */
    public volatile Function<Prepay, @Nullable Prepaid> answer = prepay -> null;

    public volatile Consumer<Prepay> afterPrepay = prepay -> {};
    public volatile Runnable beforeRead = () -> {};
    public volatile Runnable afterClose = () -> {};
    public volatile Runnable afterRefund = () -> {};

    public FakeChannel(String name, PaymentMethod... methods) {
        this.name = name;
        this.methods = Set.of(methods);
    }

    public static Receipt receipt(String attemptNo, String transaction, Money paid) {
        return new Receipt(attemptNo, transaction, paid, Instant.parse("2026-03-01T10:00:30Z"), Map.of("openid", "o"));
    }

    /** The payer pays what was asked for. */
    public Receipt pay(Prepay prepay) {
        return pay(prepay, prepay.amount());
    }

    public Receipt pay(Prepay prepay, Money paid) {
        Receipt receipt = receipt(prepay.attemptNo(), "tx-" + prepay.attemptNo(), paid);
        trades.put(prepay.attemptNo(), new TradeState.Paid(receipt));
        return receipt;
    }

    public void say(Prepay prepay, TradeState state) {
        trades.put(prepay.attemptNo(), state);
    }

    public Prepay lastPrepay() {
        return prepays.get(prepays.size() - 1);
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
    public void check(ChannelSettings settings) {}

    @Override
    public Prepaid prepay(ChannelSettings settings, Prepay prepay) {
        prepays.add(prepay);
        if (silent) {
            return new Prepaid.Unknown("silent");
        }
        Prepaid own = this.answer.apply(prepay);
        Prepaid answer = own == null ? prepaid : own;
        if (!(answer instanceof Prepaid.Refused)) {
            trades.putIfAbsent(prepay.attemptNo(), new TradeState.AwaitingPayer());
        }
        afterPrepay.accept(prepay);
        return answer != null
                ? answer
                : new Prepaid.Accepted(
                        new PayerAction(PayerAction.Kind.SHOW_QR, Map.of("code_url", "qr:" + prepay.attemptNo())));
    }

    @Override
    public TradeState query(ChannelSettings settings, TradeReference trade) {
        queries.add(trade.attemptNo());
        return silent
                ? new TradeState.Unknown("silent")
                : trades.getOrDefault(trade.attemptNo(), new TradeState.NotFound());
    }

    @Override
    public TradeState peek(ChannelSettings settings, TradeReference trade) {
        peeks.add(trade.attemptNo());
        return silent
                ? new TradeState.Unknown("silent")
                : trades.getOrDefault(trade.attemptNo(), new TradeState.NotFound());
    }

    @Override
    public Closing close(ChannelSettings settings, TradeReference trade) {
        if (silent) {
            return new Closing.Unknown("silent");
        }
        if (closing != null) {
            return closing;
        }
        if (trades.get(trade.attemptNo()) instanceof TradeState.Paid) {
            return new Closing.Paid();
        }
        trades.put(trade.attemptNo(), new TradeState.Closed());
        closed.add(trade.attemptNo());
        afterClose.run();
        return new Closing.Closed();
    }

    @Override
    public TradeState capture(ChannelSettings settings, TradeReference trade, Money captured) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RefundAnswer refund(ChannelSettings settings, ChannelRefund wanted) {
        refunds.add(wanted);
        afterRefund.run();
        return refund;
    }

    @Override
    public RefundAnswer queryRefund(ChannelSettings settings, ChannelRefund wanted) {
        return refunds.stream().anyMatch(each -> each.refundNo().equals(wanted.refundNo()))
                ? refund
                : new RefundAnswer.NotFound();
    }

    /**
     * {@code signed ATTEMPT TRANSACTION MINOR CURRENCY}: paid. {@code open ATTEMPT}: the channel does not say how it stands.
     * Anything else is not believed.
     */
    @Override
    public CallbackReading read(ChannelSettings settings, Callback callback) {
        beforeRead.run();
        String[] words = new String(callback.body(), StandardCharsets.UTF_8).split(" ");
        if (words[0].equals("open")) {
            return new CallbackReading.OfTrade(words[1], new TradeState.Unknown("silence"));
        }
        if (!words[0].equals("signed") || words.length != 5) {
            return new CallbackReading.Rejected(CallbackReading.Fault.WRONG_SIGNATURE, "not signed");
        }
        Money paid = Money.of(Long.parseLong(words[3]), CurrencyCode.valueOf(words[4]));
        return new CallbackReading.OfTrade(words[1], new TradeState.Paid(receipt(words[1], words[2], paid)));
    }

    @Override
    public CallbackReply reply(boolean understood) {
        return understood
                ? new CallbackReply(200, "text/plain", "success")
                : new CallbackReply(401, "text/plain", "failure");
    }

    @Override
    public List<BillLine> bill(ChannelSettings settings, LocalDate day) {
        return List.of();
    }
}
