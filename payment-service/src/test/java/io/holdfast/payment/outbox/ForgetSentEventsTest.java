package io.holdfast.payment.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.outbox.jdbc.OutboxJdbc;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForgetSentEventsTest extends InPaymentHouse {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int BATCH = 500;

    private OutboxJdbc outbox;
    private ForgetInBatches forget;

    @BeforeEach
    void open() {
        outbox = new OutboxJdbc(database.jdbc(), house.clock, "one", Duration.ofSeconds(10));
        forget = new ForgetInBatches(outbox::forgetSentBefore, KEPT, BATCH, house.clock);
    }

    private String ended() {
        PaymentView payment = house.finish.failed(house.accepted(), FailureReason.TIMED_OUT, null);
        return "evt_" + payment.paymentId().substring("pay_".length());
    }

    private List<String> stored() {
        return database.jdbc().queryForList("SELECT event_id FROM outbox ORDER BY outbox_id", String.class);
    }

    private Instant forgottenBefore() {
        LocalDateTime time =
                database.jdbc().queryForObject("SELECT forgotten_before FROM outbox_relay", LocalDateTime.class);
        return time == null ? Instant.MAX : time.toInstant(ZoneOffset.UTC);
    }

    @Test
    void an_event_is_forgotten_a_while_after_it_was_sent_and_one_that_was_not_is_kept() {
        String old = ended();
        outbox.markSent(outbox.unsent(10));
        String unsent = ended();
        house.clock.pass(KEPT);
        String young = ended();
        outbox.markSent(List.of(outbox.unsent(10).get(1)));
        assertThat(forget.turn()).isFalse();
        assertThat(stored()).containsExactly(old, unsent, young);

        house.clock.pass(Duration.ofMillis(1));
        assertThat(forget.turn()).isFalse();

        assertThat(stored()).containsExactly(unsent, young);
        assertThat(outbox.unsent(10)).extracting(StoredEvent::eventId).containsExactly(unsent);
    }

    /** The broker was away: the event is old, and has been sent just now. */
    @Test
    void one_that_was_sent_late_is_kept_as_long_after_that() {
        String late = ended();
        house.clock.pass(KEPT);
        outbox.markSent(outbox.unsent(10));
        house.clock.pass(KEPT);

        forget.turn();
        assertThat(stored()).containsExactly(late);
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(stored()).isEmpty();
    }

    /** One instance's clock is ahead of another's: who ended the payment thinks that it is later than who sent the event. */
    @Test
    void none_is_forgotten_that_occurred_after_what_is_said_to_be_forgotten() {
        String event = ended();
        database.jdbc().update("UPDATE outbox SET published_at = created_at - INTERVAL 2 SECOND");
        house.clock.pass(KEPT.minusSeconds(1));

        forget.turn();

        assertThat(stored()).containsExactly(event);
        assertThat(forgottenBefore()).isBeforeOrEqualTo(house.clock.instant().minus(KEPT));
    }

    @Test
    void up_to_when_they_are_forgotten_is_said_and_never_taken_back() {
        ended();
        forget.turn();
        Instant first = house.clock.instant().minus(KEPT);
        assertThat(forgottenBefore()).isEqualTo(first);

        new ForgetInBatches(outbox::forgetSentBefore, KEPT.multipliedBy(2), BATCH, house.clock).turn();

        assertThat(forgottenBefore()).isEqualTo(first);
    }

    @Test
    void many_go_in_small_batches() {
        Map<String, Object> one = database.jdbc().queryForMap("SELECT * FROM outbox WHERE event_id = ?", ended());
        List<Object[]> more = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            more.add(new Object[] {
                "evt_" + i, one.get("payment_id"), one.get("type"), one.get("payload"), one.get("created_at")
            });
        }
        database.jdbc()
                .batchUpdate(
                        "INSERT INTO outbox (event_id, payment_id, type, payload, created_at) VALUES (?, ?, ?, ?, ?)",
                        more);
        outbox.markSent(outbox.unsent(2 * BATCH));
        house.clock.pass(KEPT.plusSeconds(1));

        assertThat(forget.turn()).isTrue();
        assertThat(database.count("outbox")).isOne();
        assertThat(forget.turn()).isFalse();

        assertThat(database.count("outbox")).isZero();
    }

    /** Or each look would read the whole outbox. */
    @Test
    void old_ones_are_found_by_the_index() {
        Map<String, Object> plan = database.jdbc()
                .queryForMap("EXPLAIN FORMAT=TRADITIONAL DELETE FROM outbox WHERE published_at < '2026-01-01'"
                        + " AND created_at < '2026-01-01' ORDER BY published_at LIMIT 500");

        assertThat(plan.get("key")).isEqualTo("outbox_unsent");
    }
}
