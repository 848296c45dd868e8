package io.holdfast.sandbox.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TradeTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Trades trades = new Trades(Clock.fixed(NOW, ZoneOffset.UTC), 3);

    @Test
    void of_many_refunds_at_once_only_what_fits_passes() {
        Trade trade = opened("t1", 1000);
        trade.pay(new Payment("x", 1000, NOW));
        long made = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> trade.refund(new RefundAsked("r" + i, "", 300, "", ""), "id" + i, NOW))
                .filter(RefundOutcome.Made.class::isInstance)
                .count();
        assertThat(made).isEqualTo(3);
        assertThat(trade.refundedMinor()).isEqualTo(900);
    }

    @Test
    void a_failed_refund_can_be_had_again_by_another_number() {
        Trade trade = opened("t1", 1000);
        trade.pay(new Payment("x", 1000, NOW));
        trade.refund(new RefundAsked("r1", "", 1000, "", ""), "id1", NOW);
        assertThat(trade.refund(new RefundAsked("r2", "", 1, "", ""), "id2", NOW))
                .isEqualTo(new RefundOutcome.Refused(RefundOutcome.Why.TOO_MUCH));
        assertThat(trade.finish("r1", Refund.Fate.FAILED, NOW)).isPresent();
        assertThat(trade.finish("r1", Refund.Fate.SUCCEEDED, NOW)).isEmpty();
        assertThat(trade.refund(new RefundAsked("r2", "", 1000, "", ""), "id2", NOW))
                .isInstanceOf(RefundOutcome.Made.class);
    }

    @Test
    void each_payment_is_refunded_for_itself() {
        Trade trade = opened("t1", 100);
        trade.collect(new Payment("x", 100, NOW));
        trade.collect(new Payment("y", 100, NOW));
        assertThat(trade.refund(new RefundAsked("r1", "y", 101, "", ""), "id1", NOW))
                .isEqualTo(new RefundOutcome.Refused(RefundOutcome.Why.TOO_MUCH));
        assertThat(trade.refund(new RefundAsked("r1", "y", 100, "", ""), "id1", NOW))
                .isInstanceOf(RefundOutcome.Made.class);
        assertThat(trade.refund(new RefundAsked("r2", "x", 100, "", ""), "id2", NOW))
                .isInstanceOf(RefundOutcome.Made.class);
        assertThat(trade.refund(new RefundAsked("r3", "z", 1, "", ""), "id3", NOW))
                .isEqualTo(new RefundOutcome.Refused(RefundOutcome.Why.NO_SUCH_TRANSACTION));
    }

    @Test
    void no_more_than_fifty_refunds() {
        Trade trade = opened("t1", 1000);
        trade.pay(new Payment("x", 1000, NOW));
        IntStream.range(0, 50).forEach(i -> trade.refund(new RefundAsked("r" + i, "", 1, "", ""), "id" + i, NOW));
        assertThat(trade.refund(new RefundAsked("r50", "", 1, "", ""), "id50", NOW))
                .isEqualTo(new RefundOutcome.Refused(RefundOutcome.Why.TOO_MANY));
    }

    @Test
    void it_is_paid_once_by_a_payer_and_never_when_closed() {
        Trade trade = opened("t1", 100);
        assertThat(trade.pay(new Payment("x", 100, NOW))).isNotNull();
        assertThat(trade.pay(new Payment("y", 100, NOW))).isNull();
        assertThat(trade.close(false)).isEqualTo(Closing.PAID);

        Trade closed = opened("t2", 100);
        assertThat(closed.close(true)).isEqualTo(Closing.TOO_EARLY);
        assertThat(closed.close(false)).isEqualTo(Closing.CLOSED);
        assertThat(closed.pay(new Payment("x", 100, NOW))).isNull();
    }

    @Test
    void the_oldest_is_forgotten_by_all_its_names() {
        Trade first = opened("t1", 100);
        trades.name(first, "transaction");
        first.collect(new Payment("transaction", 100, NOW));
        List.of("t2", "t3", "t4").forEach(number -> opened(number, 100));
        assertThat(trades.find(Channel.CARD, "m", "t1")).isEmpty();
        assertThat(trades.named("t1")).isEmpty();
        assertThat(trades.named("id-t1")).isEmpty();
        assertThat(trades.named("transaction")).isEmpty();
        assertThat(trades.named("t2")).isPresent();
    }

    private Trade opened(String number, long amountMinor) {
        Terms terms = new Terms(
                Channel.CARD, "m", number, "m", Way.CARD, amountMinor, "USD", "", "tok_visa", "", "", "", null, true);
        return ((Trades.Opened.Fresh) trades.open(terms, "id-" + number)).trade();
    }
}
