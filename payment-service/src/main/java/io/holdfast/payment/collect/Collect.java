package io.holdfast.payment.collect;

import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.order.OrderLine;
import io.holdfast.contract.order.OrderView;
import io.holdfast.contract.order.Orders;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.collect.CollectResult.Reason;
import io.holdfast.payment.fx.FxQuote;
import io.holdfast.payment.fx.FxQuotes;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.RiskGate;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Has an order paid through a channel: stores the payment and its first attempt in one commit, under the payment's number, so
 * that who comes second with the number finds the payment; then has it brought to its payer, and waits for that as long as the
 * caller may be kept waiting.
 */
public final class Collect {

    static final Duration FIRST_LOOK_AFTER = Duration.ofSeconds(6);
    private static final int LONGEST_DESCRIPTION = 120;
    private static final long MOST_MINOR = 1_000_000_000_000L;

    private final StoredPayments payments;
    private final Attempts attempts;
    private final Channels channels;
    private final FindChannelSettings settings;
    private final FxQuotes quotes;
    private final Orders orders;
    private final RiskGate gate;
    private final FeeRates feeRates;
    private final Prepare prepare;
    private final ChannelLanes lanes;
    private final AwaitOutcome await;
    private final CollectConfig config;
    private final Clock clock;

    public Collect(
            StoredPayments payments,
            Attempts attempts,
            Channels channels,
            FindChannelSettings settings,
            FxQuotes quotes,
            Orders orders,
            RiskGate gate,
            FeeRates feeRates,
            Prepare prepare,
            ChannelLanes lanes,
            AwaitOutcome await,
            CollectConfig config,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.channels = channels;
        this.settings = settings;
        this.quotes = quotes;
        this.orders = orders;
        this.gate = gate;
        this.feeRates = feeRates;
        this.prepare = prepare;
        this.lanes = lanes;
        this.await = await;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param companion written in the commit that makes the payment; what it throws undoes the payment and is thrown here
     * @throws RuntimeException if order-service does not answer; nothing was written
     */
    public CollectResult collect(NewCollection wanted, AcceptCompanion companion) {
        PaymentView earlier = payments.findByNumber(wanted.merchantId(), wanted.merchantPaymentNo());
        if (earlier != null) {
            return madeEarlier(wanted, earlier);
        }
        OptionalInt feeBasisPoints = feeRates.basisPointsOf(wanted.merchantId());
        PaymentChannel channel = channels.of(wanted.method());
        Reason refusal = refusal(wanted, feeBasisPoints, channel);
        if (refusal != null || channel == null) {
            return new CollectResult.Refused(refusal == null ? Reason.METHOD_NOT_AGREED : refusal);
        }
        FxQuote quote = wanted.fxQuoteId() == null ? null : quotes.find(wanted.merchantId(), wanted.fxQuoteId());
        if (wanted.fxQuoteId() != null) {
            Reason quoteRefusal = quoteRefusal(wanted, quote);
            if (quoteRefusal != null) {
                return new CollectResult.Refused(quoteRefusal);
            }
        }
        return accepted(wanted, feeBasisPoints.orElseThrow(), channel, quote, companion);
    }

    private @Nullable Reason refusal(
            NewCollection wanted, OptionalInt feeBasisPoints, @Nullable PaymentChannel channel) {
        if (wanted.amount().amountMinor() < 1 || wanted.amount().amountMinor() > MOST_MINOR) {
            return Reason.AMOUNT_OUT_OF_RANGE;
        }
        if (feeBasisPoints.isEmpty()) {
            return Reason.MERCHANT_NOT_FOUND;
        }
        if (channel == null || settings.find(wanted.merchantId(), channel.name()) == null) {
            return Reason.METHOD_NOT_AGREED;
        }
        boolean manual = wanted.captureMethod() == CaptureMethod.MANUAL;
        return manual && !(channel instanceof CapturingChannel) ? Reason.CAPTURE_METHOD_NOT_SUPPORTED : null;
    }

    private @Nullable Reason quoteRefusal(NewCollection wanted, @Nullable FxQuote quote) {
        if (quote == null) {
            return Reason.FX_QUOTE_NOT_FOUND;
        }
        if (!quote.amount().equals(wanted.amount())
                || quote.paymentId() != null
                || wanted.captureMethod() == CaptureMethod.MANUAL) {
            return Reason.FX_QUOTE_MISMATCH;
        }
        return quote.expiresAt().isAfter(clock.instant()) ? null : Reason.FX_QUOTE_EXPIRED;
    }

    private CollectResult accepted(
            NewCollection wanted,
            int feeBasisPoints,
            PaymentChannel channel,
            @Nullable FxQuote quote,
            AcceptCompanion companion) {
        OrderView order = orders.find(wanted.merchantId(), wanted.orderId());
        try (ChannelLanes.Place place = lanes.reserve(channel.name())) {
            if (place == null) {
                return new CollectResult.Refused(Reason.BUSY);
            }
            PaymentView payment = created(wanted, feeBasisPoints, order);
            Attempt attempt = attempt(wanted, payment, channel.name(), order, quote);
            Instant lookAt = payment.createdAt().plus(config.prepareWithin());
            // A rate is not kept open for longer than it was promised.
            RiskGate.Passage passage = gate.openUntil(quote == null ? Instant.MAX : quote.expiresAt());
            boolean made = payments.accept(payment, passage.rules(), stored -> {
                companion.onAccept(stored);
                attempts.insert(attempt, lookAt);
                if (quote != null && !quotes.use(quote.fxQuoteId(), payment.paymentId(), clock.instant())) {
                    throw new QuoteGoneException();
                }
                screened(wanted, attempt, passage, stored);
            });
            if (made) {
                PaymentView passed = passage.committed();
                PaymentView outcome = passage.goesOn()
                        ? await.outcome(passed, channel.name(), place.start(() -> prepare.prepare(passed)))
                        : passed;
                return new CollectResult.Collecting(outcome, actionOf(outcome), true);
            }
        } catch (QuoteGoneException e) {
            return new CollectResult.Refused(Reason.FX_QUOTE_MISMATCH);
        }
        PaymentView earlier = payments.findByNumber(wanted.merchantId(), wanted.merchantPaymentNo());
        return madeEarlier(wanted, Objects.requireNonNull(earlier, "a payment number is taken by no payment"));
    }

    /** Within the commit that makes the payment. */
    private void screened(NewCollection wanted, Attempt attempt, RiskGate.Passage passage, PaymentView stored) {
        PaymentView passed =
                passage.pass(stored, CollectQuestion.of(stored, wanted.method(), wanted.payer(), wanted.risk()));
        FailureReason refusal = passed.failureReason();
        if (refusal != null) {
            attempts.refusedAtOnce(attempt.attemptNo(), refusal, "no channel was asked");
        } else if (passed.underReview()) {
            attempts.lookAgain(attempt.attemptNo(), Objects.requireNonNull(passed.nextLookAt()));
        }
    }

    private PaymentView created(NewCollection wanted, int feeBasisPoints, @Nullable OrderView order) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new PaymentView(
                PublicId.mint("pay"),
                wanted.merchantId(),
                wanted.merchantPaymentNo(),
                wanted.orderId(),
                wanted.method(),
                null,
                order == null ? null : order.customer(),
                wanted.amount(),
                0,
                0,
                feeBasisPoints,
                wanted.captureMethod(),
                PaymentState.CREATED,
                null,
                null,
                0,
                null,
                now,
                expiry(now, config.payWithin(), order),
                null,
                now.plus(FIRST_LOOK_AFTER));
    }

    static Instant expiry(Instant now, Duration payWithin, @Nullable OrderView order) {
        Instant latest = now.plus(payWithin);
        Instant expiresAt = order == null || order.expiresAt().isAfter(latest) ? latest : order.expiresAt();
        return expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    private static Attempt attempt(
            NewCollection wanted,
            PaymentView payment,
            String channel,
            @Nullable OrderView order,
            @Nullable FxQuote quote) {
        Money payerPays = quote == null ? payment.amount() : quote.payerAmount();
        return new Attempt(
                AttemptNumbers.mint(),
                payment.paymentId(),
                1,
                payment.merchantId(),
                channel,
                payment.method(),
                AttemptState.PREPARING,
                payerPays,
                wanted.payer(),
                description(order, payment),
                wanted.returnUrl(),
                null,
                null,
                null,
                payment.createdAt(),
                Objects.requireNonNull(payment.expiresAt()),
                false,
                null,
                0);
    }

    private static String description(@Nullable OrderView order, PaymentView payment) {
        List<OrderLine> lines = order == null ? List.of() : order.lines();
        String text = lines.isEmpty() ? payment.orderId() : lines.get(0).name();
        String more = lines.size() > 1 ? " +" + (lines.size() - 1) : "";
        int room = LONGEST_DESCRIPTION - more.length();
        int end = text.length() <= room ? text.length() : text.offsetByCodePoints(0, text.codePointCount(0, room) - 1);
        return text.substring(0, end) + more;
    }

    private CollectResult madeEarlier(NewCollection wanted, PaymentView earlier) {
        List<Attempt> made = attempts.ofPayment(earlier.paymentId());
        boolean same = !made.isEmpty()
                && made.get(0).method() == wanted.method()
                && earlier.orderId().equals(wanted.orderId())
                && earlier.amount().equals(wanted.amount())
                && earlier.captureMethod() == wanted.captureMethod()
                && Objects.equals(quoteOf(earlier), wanted.fxQuoteId());
        return same
                ? new CollectResult.Collecting(earlier, actionOf(earlier), false)
                : new CollectResult.Refused(Reason.PAYMENT_NO_REUSED);
    }

    private @Nullable String quoteOf(PaymentView payment) {
        FxQuote quote = quotes.ofPayment(payment.paymentId());
        return quote == null ? null : quote.fxQuoteId();
    }

    /** What a payer does next; null if nothing. */
    public @Nullable PayerAction actionOf(PaymentView payment) {
        if (payment.state() != PaymentState.AWAITING_PAYER) {
            return null;
        }
        List<Attempt> made = attempts.ofPayment(payment.paymentId());
        return made.isEmpty() ? null : made.get(made.size() - 1).action();
    }

    private static final class QuoteGoneException extends RuntimeException {
        private static final long serialVersionUID = 1;

        QuoteGoneException() {
            super("the quote was used or expired", null, false, false);
        }
    }
}
