package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fx.ForgetQuotes;
import io.holdfast.payment.fx.QuoteFx;
import io.holdfast.payment.fx.QuoteResult;
import io.holdfast.payment.pay.AcceptCompanion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payer who is asked for another currency. */
class CollectFxTest extends InCollectHouse {

    @Test
    void a_quote_is_what_the_payer_is_asked_for_once() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-USD", new BigDecimal("0.1386")), Duration.ofMinutes(10), house.clock);
        String quote = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD))
                .quote()
                .fxQuoteId();
        NewCollection wanted = CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, quote);

        PaymentView payment = collecting.collected(wanted);
        Receipt paid = collecting.card.pay(collecting.card.lastPrepay());
        assertThat(paid.paid()).isEqualTo(Money.of(139, CurrencyCode.USD));
        assertThat(collecting.takeReceipt.take(paid.attemptNo(), paid)).isInstanceOf(Taken.Settles.class);
        assertThat(house.stored(payment).amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        assertThat(collecting.quotes.ofPayment(payment.paymentId()).fxQuoteId()).isEqualTo(quote);

        assertThat(refused(CollectHouse.wanted("no-2", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, quote)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        assertThat(refused(CollectHouse.wanted("no-2", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, "fxq_none")))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_NOT_FOUND);
    }

    @Test
    void an_expired_quote_and_one_for_another_amount_are_refused() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-JPY", new BigDecimal("20")), Duration.ofMinutes(10), house.clock);
        String other = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_001, CurrencyCode.CNY), CurrencyCode.JPY))
                .quote()
                .fxQuoteId();
        String expired = ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.JPY))
                .quote()
                .fxQuoteId();
        assertThat(refused(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, other)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        house.clock.pass(Duration.ofMinutes(10));

        assertThat(refused(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, expired)))
                .isEqualTo(CollectResult.Reason.FX_QUOTE_EXPIRED);
        assertThat(fx.quote(FakePayments.MERCHANT, Money.of(1, CurrencyCode.CNY), CurrencyCode.KWD))
                .isEqualTo(new QuoteResult.Refused(QuoteResult.Reason.NO_RATE));
        assertThat(database.count("payment")).isZero();
    }

    private CollectResult.Reason refused(NewCollection wanted) {
        return ((CollectResult.Refused) collecting.collect.collect(wanted, AcceptCompanion.NOTHING)).reason();
    }

    @Test
    void quotes_that_nobody_used_are_forgotten_a_while_after_they_expired() {
        QuoteFx fx = new QuoteFx(
                collecting.quotes, Map.of("CNY-USD", new BigDecimal("0.1386")), Duration.ofMinutes(10), house.clock);
        QuoteResult.Quoted used = (QuoteResult.Quoted)
                fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD);
        fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD);
        collecting.collected(CollectHouse.wanted(
                "no-1",
                PaymentMethod.CARD,
                CaptureMethod.AUTOMATIC,
                used.quote().fxQuoteId()));
        ForgetQuotes forget = new ForgetQuotes(collecting.quotes, Duration.ofDays(1), house.clock);

        house.clock.pass(Duration.ofDays(1).plus(Duration.ofMinutes(10)));
        forget.turn();
        assertThat(database.count("fx_quote")).isEqualTo(2);
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(database.count("fx_quote")).isOne();
        assertThat(collecting.quotes.find(FakePayments.MERCHANT, used.quote().fxQuoteId()))
                .isNotNull();
    }
}
