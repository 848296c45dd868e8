package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.fx.QuoteFx;
import io.holdfast.payment.fx.QuoteResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotedReviewTest extends InPaymentHouse {

    private static final Duration VALID_FOR = Duration.ofMinutes(10);

    private final CollectHouse collecting = new CollectHouse(house);

    @Test
    void a_review_keeps_no_rate_open_for_longer_than_it_was_promised() {
        QuoteFx fx =
                new QuoteFx(collecting.quotes, Map.of("CNY-USD", new BigDecimal("0.1386")), VALID_FOR, house.clock);
        QuoteResult.Quoted quoted = (QuoteResult.Quoted)
                fx.quote(FakePayments.MERCHANT, Money.of(1_000, CurrencyCode.CNY), CurrencyCode.USD);
        house.clock.pass(Duration.ofMinutes(4));
        house.risk.rules(
                "{\"id\":\"all\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\",\"verdict\":\"REVIEW\"}");

        PaymentView payment = collecting.collected(CollectHouse.wanted(
                "no-1",
                PaymentMethod.CARD,
                CaptureMethod.AUTOMATIC,
                quoted.quote().fxQuoteId()));

        assertThat(payment.underReview()).isTrue();
        assertThat(payment.nextLookAt()).isEqualTo(quoted.quote().expiresAt());
    }
}
