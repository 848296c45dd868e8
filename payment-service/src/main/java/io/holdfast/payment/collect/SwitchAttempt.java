package io.holdfast.payment.collect;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.channel.CapturingChannel;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.pay.RiskGate;
import io.holdfast.payment.pay.SideGate;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.risk.RiskQuestion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets the payer pay in another way. The former attempt is abandoned in the same commit, and closed at its channel as soon as
 * that allows it; money that comes on it nevertheless is a second success.
 */
public final class SwitchAttempt {

    /** Each is closed at its channel, and looked at until that is done. */
    private static final int MOST_ATTEMPTS = 20;

    private final StoredPayments payments;
    private final CollectedPayments rows;
    private final Attempts attempts;
    private final Channels channels;
    private final FindChannelSettings settings;
    private final RiskGate gate;
    private final OpenAttempt openAttempt;
    private final ChannelLanes lanes;
    private final AwaitOutcome await;
    private final Transactions transactions;
    private final CollectConfig config;
    private final Clock clock;

    public SwitchAttempt(
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            Channels channels,
            FindChannelSettings settings,
            RiskGate gate,
            OpenAttempt openAttempt,
            ChannelLanes lanes,
            AwaitOutcome await,
            Transactions transactions,
            CollectConfig config,
            Clock clock) {
        this.payments = payments;
        this.rows = rows;
        this.attempts = attempts;
        this.channels = channels;
        this.settings = settings;
        this.gate = gate;
        this.openAttempt = openAttempt;
        this.lanes = lanes;
        this.await = await;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** What became of the wish to pay in another way. */
    public sealed interface Switched {

        /** The new attempt is the payment's. Its action may not be known yet. */
        record Done(PaymentView payment, Attempt attempt) implements Switched {}

        /** @param refusal of the channel; null for a reason of ours */
        record Refused(Reason reason, @Nullable FailureReason refusal) implements Switched {}
    }

    public enum Reason {
        PAYMENT_NOT_FOUND,
        /** It is paid, closing, held, expired, or its first attempt is still being prepared. */
        NOT_AWAITING_PAYER,
        /** It has had {@value #MOST_ATTEMPTS} attempts. */
        TOO_MANY_ATTEMPTS,
        METHOD_NOT_AGREED,
        CAPTURE_METHOD_NOT_SUPPORTED,
        /** The channel refuses: the payment awaits its payer, who may try yet another way. */
        CHANNEL_REFUSED,
        /** Risk control does not let the new way pass: the payment awaits its payer as before. */
        RISK_REFUSED,
        BUSY
    }

    public Switched to(
            String merchantId,
            String paymentId,
            PaymentMethod method,
            Map<String, String> payer,
            @Nullable String returnUrl,
            RiskInputs inputs) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null || !payment.merchantId().equals(merchantId)) {
            return refused(Reason.PAYMENT_NOT_FOUND);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant expiresAt = payment.expiresAt();
        if (payment.state() != PaymentState.AWAITING_PAYER || expiresAt == null || !expiresAt.isAfter(now)) {
            return refused(Reason.NOT_AWAITING_PAYER);
        }
        PaymentChannel channel = channels.of(method);
        if (channel == null || settings.find(merchantId, channel.name()) == null) {
            return refused(Reason.METHOD_NOT_AGREED);
        }
        if (payment.captureMethod() == CaptureMethod.MANUAL && !(channel instanceof CapturingChannel)) {
            return refused(Reason.CAPTURE_METHOD_NOT_SUPPORTED);
        }
        Attempt next = next(payment, channel.name(), method, payer, returnUrl, now);
        if (next.ordinal() > MOST_ATTEMPTS) {
            return refused(Reason.TOO_MANY_ATTEMPTS);
        }
        try (ChannelLanes.Place place = lanes.reserve(channel.name())) {
            return place == null ? refused(Reason.BUSY) : opened(payment, next, inputs, place);
        }
    }

    private Attempt next(
            PaymentView payment,
            String channel,
            PaymentMethod method,
            Map<String, String> payer,
            @Nullable String returnUrl,
            Instant now) {
        List<Attempt> made = attempts.ofPayment(payment.paymentId());
        Attempt former = made.get(made.size() - 1);
        return new Attempt(
                AttemptNumbers.mint(),
                payment.paymentId(),
                former.ordinal() + 1,
                payment.merchantId(),
                channel,
                method,
                AttemptState.PREPARING,
                former.amount(),
                payer,
                former.description(),
                returnUrl,
                null,
                null,
                null,
                now,
                former.expiresAt(),
                false,
                null,
                0);
    }

    private Switched opened(PaymentView payment, Attempt next, RiskInputs inputs, ChannelLanes.Place place) {
        RiskQuestion question = CollectQuestion.of(payment, next.method(), next.payer(), inputs);
        SideGate side = gate.openSide();
        boolean switched = transactions.run(
                () -> {
                    if (!rows.switchTo(payment.paymentId(), next.method())) {
                        return false;
                    }
                    attempts.insert(next, next.createdAt().plus(config.answerWithin()));
                    attempts.abandonOthers(payment.paymentId(), next.attemptNo(), next.createdAt());
                    return side.lets(question);
                },
                () -> attempts.find(next.attemptNo()) != null);
        if (side.stopped()) {
            return refused(Reason.RISK_REFUSED);
        }
        if (!switched) {
            return refused(Reason.NOT_AWAITING_PAYER);
        }
        side.committed();
        PaymentView outcome = await.outcome(
                payment,
                next.channel(),
                place.start(
                        () -> Traced.as(payment.paymentId(), next.attemptNo(), () -> openAttempt.open(payment, next))));
        Attempt attempt = Objects.requireNonNull(attempts.find(next.attemptNo()));
        return attempt.refusal() == null
                ? new Switched.Done(outcome, attempt)
                : new Switched.Refused(Reason.CHANNEL_REFUSED, attempt.refusal());
    }

    private static Switched refused(Reason reason) {
        return new Switched.Refused(reason, null);
    }
}
