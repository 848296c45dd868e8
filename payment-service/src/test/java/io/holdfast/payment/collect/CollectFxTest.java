package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fx.FxQuote;
import io.holdfast.payment.fx.QuoteFx;
import io.holdfast.payment.fx.QuoteResult;
import io.holdfast.payment.pay.AcceptCompanion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A payer who is asked for another currency. */
class CollectFxTest extends InCollectHouse {

    private final QuoteFx fx = new QuoteFx(
            collecting.quotes,
            Map.of("CNY-USD", new BigDecimal("0.1386"), "CNY-JPY", new BigDecimal("20")),
            Duration.ofMinutes(10),
            house.clock);

    private FxQuote quoted(long amountMinor, CurrencyCode payerCurrency) {
        return ((QuoteResult.Quoted)
                        fx.quote(FakePayments.MERCHANT, Money.of(amountMinor, CurrencyCode.CNY), payerCurrency))
                .quote();
    }

    private static NewCollection wanted(String number, String quote) {
        return CollectHouse.wanted(number, PaymentMethod.CARD, CaptureMethod.AUTOMATIC, quote);
    }

    @Test
    void a_quote_is_what_the_payer_is_asked_for_once() {
        String quote = quoted(1_000, CurrencyCode.USD).fxQuoteId();

        PaymentView payment = collecting.collected(wanted("no-1", quote));
        Receipt paid = collecting.card.pay(collecting.card.lastPrepay());
        assertThat(paid.paid()).isEqualTo(Money.of(139, CurrencyCode.USD));
        assertThat(collecting.takeReceipt.take(paid.attemptNo(), paid)).isInstanceOf(Taken.Settles.class);
        assertThat(house.stored(payment).amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        assertThat(collecting.quotes.ofPayment(payment.paymentId()).fxQuoteId()).isEqualTo(quote);

        assertThat(refused(wanted("no-2", quote))).isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        assertThat(refused(wanted("no-2", "fxq_none"))).isEqualTo(CollectResult.Reason.FX_QUOTE_NOT_FOUND);
    }

    @Test
    void an_expired_quote_and_one_for_another_amount_are_refused() {
        String other = quoted(1_001, CurrencyCode.JPY).fxQuoteId();
        String expired = quoted(1_000, CurrencyCode.JPY).fxQuoteId();
        assertThat(refused(wanted("no-1", other))).isEqualTo(CollectResult.Reason.FX_QUOTE_MISMATCH);
        house.clock.pass(Duration.ofMinutes(10));

        assertThat(refused(wanted("no-1", expired))).isEqualTo(CollectResult.Reason.FX_QUOTE_EXPIRED);
        assertThat(fx.quote(FakePayments.MERCHANT, Money.of(1, CurrencyCode.CNY), CurrencyCode.KWD))
                .isEqualTo(new QuoteResult.Refused(QuoteResult.Reason.NO_RATE));
        assertThat(database.count("payment")).isZero();
    }

    private CollectResult.Reason refused(NewCollection wanted) {
        return ((CollectResult.Refused) collecting.collect.collect(wanted, AcceptCompanion.NOTHING)).reason();
    }

    @Test
    void quotes_that_nobody_used_are_forgotten_a_while_after_they_expired() {
        String used = quoted(1_000, CurrencyCode.USD).fxQuoteId();
        quoted(1_000, CurrencyCode.USD);
        collecting.collected(wanted("no-1", used));
        ForgetInBatches forget = new ForgetInBatches(
                collecting.quotes::forgetUnusedExpiredBefore, Duration.ofDays(1), 1_000, house.clock);

        house.clock.pass(Duration.ofDays(1).plus(Duration.ofMinutes(10)));
        forget.turn();
        assertThat(database.count("fx_quote")).isEqualTo(2);
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(database.count("fx_quote")).isOne();
        assertThat(collecting.quotes.find(FakePayments.MERCHANT, used)).isNotNull();
    }

    @Test
    void a_review_keeps_no_rate_open_for_longer_than_it_was_promised() {
        FxQuote quote = quoted(1_000, CurrencyCode.USD);
        house.clock.pass(Duration.ofMinutes(4));
        house.risk.rules(
                "{\"id\":\"all\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\",\"verdict\":\"REVIEW\"}");

        PaymentView payment = collecting.collected(wanted("no-1", quote.fxQuoteId()));

        assertThat(payment.underReview()).isTrue();
        assertThat(payment.nextLookAt()).isEqualTo(quote.expiresAt());
    }
}
