package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.pay.AcceptCompanion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What risk control says of a payment through a channel, and of the ways that its payer switches to. */
class CollectRiskTest extends InCollectHouse {

    private static String listed(String subject, String value, String verdict) {
        return "{\"id\":\"r\",\"kind\":\"LIST\",\"subject\":\"" + subject + "\",\"values\":[\"" + value
                + "\"],\"verdict\":\"" + verdict + "\"}";
    }

    @Test
    void what_risk_control_refuses_is_stored_failed_and_no_channel_is_asked() {
        house.risk.rules(listed("PAYER", "ann", "REFUSE"));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.RISK_REFUSED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(collecting.attempt(payment, 1).payer()).isEmpty();
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(stock(payment)).isEqualTo(BranchState.ABSENT);
        assertThat(house.events(payment)).isOne();
        collecting.pass(Duration.ofHours(1));
        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(collecting.wechat.prepays).isEmpty();
    }

    private PaymentView underReview() {
        house.risk.rules(listed("PAYER", "ann", "REVIEW"));
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        assertThat(payment.underReview()).isTrue();
        return payment;
    }

    @Test
    void a_payment_under_review_waits_whatever_is_looked_at() {
        PaymentView payment = underReview();

        for (int i = 0; i < 30; i++) {
            collecting.pass(Duration.ofHours(1));
        }

        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PREPARING);
        assertThat(stock(payment)).isEqualTo(BranchState.ABSENT);
    }

    @Test
    void an_approved_payment_has_all_its_time() {
        PaymentView payment = underReview();
        house.clock.pass(Duration.ofHours(20));

        PaymentView outcome = collecting.held.goOn(payment, AcceptCompanion.NOTHING);

        assertThat(outcome.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(outcome.expiresAt()).isEqualTo(house.clock.instant().plus(Duration.ofMinutes(15)));
        assertThat(outcome.heldFor()).isNull();
        assertThat(prepay().expiresAt()).isEqualTo(outcome.expiresAt());
        assertThat(prepay().payer()).containsEntry("openid", "o-1");
        assertThat(collecting.held.goOn(payment, AcceptCompanion.NOTHING)).isEqualTo(outcome);
        assertThat(collecting.wechat.prepays).hasSize(1);
    }

    @Test
    void a_payment_whose_process_dies_after_its_approval_is_gone_on_with_by_a_look() {
        PaymentView payment = underReview();
        house.clock.pass(Duration.ofHours(20));
        collecting.wechat.silent = true;
        collecting.held.goOn(payment, AcceptCompanion.NOTHING);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CREATED);

        collecting.wechat.silent = false;
        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void what_is_let_go_of_after_a_review_leaves_no_attempt_to_look_at() {
        PaymentView payment = underReview();

        collecting.held.letGo(payment, FailureReason.RISK_REFUSED);

        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.REFUSED);
        assertThat(collecting.attempt(payment, 1).payer()).isEmpty();
    }

    @Test
    void a_payment_under_review_can_be_cancelled() {
        PaymentView payment = underReview();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.wechat.prepays).isEmpty();
    }

    @Test
    void a_switch_that_risk_control_refuses_leaves_the_payment_as_it_was() {
        PaymentView payment = collecting.waiting();
        house.risk.rules(listed("CARD", "tok", "REVIEW"));

        assertThat(switchedToCard(payment)).isEqualTo(new Switched.Refused(SwitchAttempt.Reason.RISK_REFUSED, null));

        assertThat(house.stored(payment)).isEqualTo(payment);
        assertThat(database.count("attempt")).isOne();
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();
        assertThat(collecting.card.prepays).isEmpty();
        assertThat(database.jdbc().queryForObject("SELECT verdict FROM risk_decision", String.class))
                .isEqualTo("REFUSE");
        house.risk.rules();
        assertThat(switchedToCard(payment)).isInstanceOf(Switched.Done.class);
    }

    @Test
    void attempts_that_are_refused_count_although_their_switch_is_undone() {
        PaymentView payment = collecting.waiting();
        house.risk.rules("{\"id\":\"v\",\"kind\":\"VELOCITY\",\"subject\":\"CARD\",\"window_seconds\":3600,"
                + "\"limit_count\":0,\"verdict\":\"REFUSE\"}");

        switchedToCard(payment);
        switchedToCard(payment);

        assertThat(database.jdbc().queryForObject("SELECT SUM(attempts) FROM risk_velocity", Long.class))
                .isEqualTo(2);
        assertThat(database.jdbc().queryForObject("SELECT SUM(sum_minor) FROM risk_velocity", Long.class))
                .isZero();
    }
}
