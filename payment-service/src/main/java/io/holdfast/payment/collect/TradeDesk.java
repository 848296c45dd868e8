package io.holdfast.payment.collect;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Channels;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.channelconfig.FindChannelSettings;
import io.holdfast.payment.receipt.StoredReceipt;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Talks to channels about attempts. Whatever goes wrong on the way is an Unknown. */
public final class TradeDesk {

    private static final Logger log = LoggerFactory.getLogger(TradeDesk.class);

    private final Channels channels;
    private final FindChannelSettings settings;
    private final CollectWatch watch;

    public TradeDesk(Channels channels, FindChannelSettings settings, CollectWatch watch) {
        this.channels = channels;
        this.settings = settings;
        this.watch = watch;
    }

    Prepaid prepay(PaymentView payment, Attempt attempt) {
        Prepay prepay = new Prepay(
                attempt.attemptNo(),
                attempt.method(),
                attempt.description(),
                attempt.amount(),
                attempt.createdAt(),
                attempt.expiresAt(),
                payment.captureMethod() == CaptureMethod.MANUAL,
                attempt.payer(),
                attempt.returnUrl());
        return ask(attempt, "prepay", (channel, agreed) -> channel.prepay(agreed, prepay), Prepaid.Unknown::new);
    }

    TradeState query(Attempt attempt) {
        return ask(
                attempt, "query", (channel, agreed) -> channel.query(agreed, attempt.trade()), TradeState.Unknown::new);
    }

    /** Where it stands; collects nothing. */
    TradeState peek(Attempt attempt) {
        return ask(
                attempt, "query", (channel, agreed) -> channel.peek(agreed, attempt.trade()), TradeState.Unknown::new);
    }

    Closing close(Attempt attempt) {
        return ask(attempt, "close", (channel, agreed) -> channel.close(agreed, attempt.trade()), Closing.Unknown::new);
    }

    RefundAnswer giveBack(Attempt attempt, StoredReceipt receipt, boolean askedBefore) {
        ChannelRefund refund = new ChannelRefund(
                receipt.giveBackNo(),
                attempt.attemptNo(),
                attempt.method(),
                receipt.channelTransactionId(),
                receipt.paid(),
                receipt.paid(),
                "not delivered");
        if (askedBefore) {
            RefundAnswer known = ask(
                    attempt,
                    "query_refund",
                    (channel, agreed) -> channel.queryRefund(agreed, refund),
                    RefundAnswer.Unknown::new);
            if (!(known instanceof RefundAnswer.NotFound)) {
                return known;
            }
        }
        return ask(attempt, "refund", (channel, agreed) -> channel.refund(agreed, refund), RefundAnswer.Unknown::new);
    }

    private <T> T ask(
            Attempt attempt,
            String operation,
            BiFunction<PaymentChannel, ChannelSettings, T> question,
            Function<String, T> unknown) {
        T answer = answer(attempt, operation, question, unknown);
        watch.asked(attempt.channel(), operation, answer.getClass().getSimpleName());
        return answer;
    }

    private <T> T answer(
            Attempt attempt,
            String operation,
            BiFunction<PaymentChannel, ChannelSettings, T> question,
            Function<String, T> unknown) {
        try {
            PaymentChannel channel = channels.find(attempt.channel());
            ChannelSettings agreed = settings.find(attempt.merchantId(), attempt.channel());
            return channel == null || agreed == null
                    ? unknown.apply("the channel is not set up")
                    : question.apply(channel, agreed);
        } catch (RuntimeException e) {
            log.error("{} at {} failed", operation, attempt.channel(), e);
            return unknown.apply(e.toString());
        }
    }
}
