package io.holdfast.payment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.FakeRisk;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.HeldWallets;
import io.holdfast.payment.pay.PayConfig;
import io.holdfast.payment.pay.PayOnce;
import io.holdfast.payment.pay.PayResult;
import io.holdfast.payment.pay.PaymentLane;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.resolve.DueLook;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import io.holdfast.payment.review.jdbc.ReviewsJdbc;
import io.holdfast.payment.risk.RiskReason;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.jdbc.RiskDecisionsJdbc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReviewPaymentsTest extends InPaymentHouse implements PaymentLane {

    private static final PayConfig CONFIG = new PayConfig(
            Duration.ofMillis(200), Duration.ofSeconds(6), FakeRisk.REVIEW_WITHIN, new PayConfig.PointsShare(5_000));

    private static final String CEILING =
            "{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\",\"verdict\":\"REVIEW\"}";

    private boolean reachable = true;
    private final List<PaymentView> started = new CopyOnWriteArrayList<>();
    private final PayOnce pay = new PayOnce(
            house.payments,
            points -> reachable,
            this,
            house.risk.admission,
            merchant -> OptionalInt.of(60),
            (currency, points) -> null,
            CONFIG,
            house.clock);
    private final ReviewPayments reviews = new ReviewPayments(
            new ReviewsJdbc(database.jdbc()),
            house.payments,
            new RiskDecisionsJdbc(database.jdbc()),
            house.risk.screen,
            List.of(new HeldWallets(house.payments, points -> reachable, this, CONFIG, house.clock)),
            new RepeatedTransaction(database.transactions()),
            house,
            house.clock);
    private boolean full;
    private boolean dies;

    @Override
    public Place reserve() {
        return full
                ? null
                : new Place() {
                    @Override
                    public CompletableFuture<PaymentView> start(PaymentView payment) {
                        if (dies) {
                            throw new IllegalStateException("died");
                        }
                        started.add(payment);
                        return CompletableFuture.completedFuture(house.finish.succeeded(payment, "ann"));
                    }

                    @Override
                    public void close() {}
                };
    }

    @BeforeEach
    void everything_is_held() {
        house.risk.rules(CEILING);
    }

    private PaymentView held(String number) {
        return ((PayResult.Paid) pay.pay(FakePayments.order(number), AcceptCompanion.NOTHING)).payment();
    }

    private PaymentView approved(PaymentView held) {
        return ((Reviewed.Done) reviews.approve(held.paymentId(), "fine")).payment();
    }

    private List<DueLook> due() {
        return new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofMinutes(1)).lease(10);
    }

    @Test
    void a_payment_under_review_waits_and_nobody_is_asked() {
        PaymentView held = held("M1");

        assertThat(held.state()).isEqualTo(PaymentState.CREATED);
        assertThat(held.underReview()).isTrue();
        assertThat(held.nextLookAt()).isEqualTo(held.createdAt().plus(FakeRisk.REVIEW_WITHIN));
        assertThat(house.stored(held)).isEqualTo(held);
        assertThat(started).isEmpty();
        assertThat(house.events(held)).isZero();
        assertThat(pay.pay(FakePayments.order("M1"), AcceptCompanion.NOTHING))
                .isEqualTo(new PayResult.Paid(held, false));
        house.clock.pass(FakeRisk.REVIEW_WITHIN.plusDays(1));
        assertThat(due()).isEmpty();
        assertThat(started).isEmpty();
    }

    @Test
    void those_under_review_are_listed_with_their_reasons() {
        PaymentView first = held("M1");
        house.clock.pass(Duration.ofSeconds(1));
        PaymentView second = held("M2");

        assertThat(reviews.open(10)).extracting(Review::payment).containsExactly(first, second);
        assertThat(reviews.open(1)).extracting(Review::payment).containsExactly(first);
        assertThat(Objects.requireNonNull(reviews.open(1).get(0).decision()).reasons())
                .containsExactly(new RiskReason("c", RiskVerdict.REVIEW, false));
    }

    @Test
    void an_approved_payment_goes_on_as_if_it_had_been_made_just_now() {
        PaymentView held = held("M1");
        house.clock.pass(Duration.ofHours(3));

        PaymentView outcome = approved(held);

        assertThat(outcome.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(started).hasSize(1);
        PaymentView gone = started.get(0);
        assertThat(gone.state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(gone.startedAt()).isEqualTo(house.clock.instant());
        assertThat(gone.createdAt()).isEqualTo(held.createdAt());
        assertThat(gone.heldFor()).isNull();
        assertThat(gone.nextLookAt()).isEqualTo(house.clock.instant().plusSeconds(6));
        assertThat(house.stored(held)).isEqualTo(outcome);
        assertThat(reviews.open(10)).isEmpty();
        assertThat(database.jdbc().queryForMap("SELECT review, review_note FROM risk_decision"))
                .containsEntry("review", "APPROVED")
                .containsEntry("review_note", "fine");
        assertThat(reviews.approve(held.paymentId(), "again")).isEqualTo(new Reviewed.NotOpen(outcome));
        assertThat(reviews.refuse(held.paymentId(), "no")).isEqualTo(new Reviewed.NotOpen(outcome));
    }

    @Test
    void a_refused_payment_fails_and_nobody_was_asked() {
        PaymentView held = held("M1");

        PaymentView ended = ((Reviewed.Done) reviews.refuse(held.paymentId(), "a known fraudster")).payment();

        assertThat(ended.state()).isEqualTo(PaymentState.FAILED);
        assertThat(ended.failureReason()).isEqualTo(FailureReason.RISK_REFUSED);
        assertThat(ended.heldFor()).isNull();
        assertThat(house.stored(held)).isEqualTo(ended);
        assertThat(house.events(held)).isOne();
        assertThat(house.replied).containsExactly(ended);
        assertThat(house.finished).containsExactly(ended);
        assertThat(started).isEmpty();
        assertThat(reviews.approve(held.paymentId(), "too late")).isEqualTo(new Reviewed.NotOpen(ended));
        assertThat(database.jdbc().queryForObject("SELECT review FROM risk_decision", String.class))
                .isEqualTo("REFUSED");
    }

    @Test
    void what_nobody_decides_expires_and_cannot_be_approved_after_that() {
        PaymentView held = held("M1");
        house.clock.pass(FakeRisk.REVIEW_WITHIN.minusSeconds(1));
        assertThat(reviews.expire(10)).isFalse();
        assertThat(house.stored(held)).isEqualTo(held);

        house.clock.pass(Duration.ofSeconds(1));
        assertThat(reviews.approve(held.paymentId(), "late")).isEqualTo(new Reviewed.NotOpen(held));
        reviews.expire(10);
        reviews.expire(10);

        assertThat(house.stored(held).failureReason()).isEqualTo(FailureReason.REVIEW_EXPIRED);
        assertThat(house.events(held)).isOne();
        assertThat(started).isEmpty();
    }

    private static final String SUM =
            "{\"id\":\"s\",\"kind\":\"VELOCITY\",\"subject\":\"PAYER\",\"window_seconds\":3600,"
                    + "\"limit_sum_minor\":1999,\"currency\":\"CNY\",\"verdict\":\"REFUSE\"}";

    @Test
    void what_was_refused_after_a_review_counts_in_no_sum() {
        house.risk.rules(SUM, CEILING);
        PaymentView held = held("M1");
        assertThat(held.underReview()).isTrue();
        assertThat(held("M2").failureReason()).isEqualTo(FailureReason.RISK_REFUSED);

        reviews.refuse(held.paymentId(), "no");

        assertThat(held("M3").underReview()).isTrue();
    }

    @Test
    void without_room_or_those_whom_it_needs_an_approval_changes_nothing() {
        PaymentView held = held("M1");
        full = true;

        assertThat(reviews.approve(held.paymentId(), "fine")).isEqualTo(new Reviewed.Busy());
        full = false;
        reachable = false;
        assertThat(reviews.approve(held.paymentId(), "fine")).isEqualTo(new Reviewed.Busy());

        assertThat(house.stored(held)).isEqualTo(held);
    }

    @Test
    void a_payment_whose_process_dies_after_its_approval_is_found_by_the_resolver() {
        PaymentView held = held("M1");
        dies = true;

        assertThatThrownBy(() -> reviews.approve(held.paymentId(), "fine")).hasMessage("died");

        assertThat(house.stored(held).state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(due()).isEmpty();
        house.clock.pass(Duration.ofSeconds(6));
        assertThat(due()).extracting(DueLook::paymentId).containsExactly(held.paymentId());
    }

    @Test
    void of_many_who_decide_at_once_one_does() throws Exception {
        PaymentView held = held("M1");
        List<Callable<Reviewed>> all = new ArrayList<>();
        all.addAll(Collections.nCopies(10, () -> reviews.approve(held.paymentId(), "yes")));
        all.addAll(Collections.nCopies(10, () -> reviews.refuse(held.paymentId(), "no")));
        Collections.shuffle(all);

        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Reviewed> results = new ArrayList<>();
        for (Future<Reviewed> each : threads.invokeAll(all)) {
            results.add(each.get());
        }
        threads.shutdown();

        assertThat(results).filteredOn(Reviewed.Done.class::isInstance).hasSize(1);
        assertThat(house.events(held)).isOne();
        assertThat(started.size()).isLessThanOrEqualTo(1);
        assertThat(house.stored(held).state())
                .isEqualTo(started.isEmpty() ? PaymentState.FAILED : PaymentState.SUCCEEDED);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThat(reviews.approve("pay_nobody", "x")).isEqualTo(new Reviewed.NotFound());
        assertThat(reviews.refuse("pay_nobody", "x")).isEqualTo(new Reviewed.NotFound());
    }

    @Test
    void a_challenge_that_nobody_can_answer_is_a_review() {
        house.risk.rules("{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\","
                + "\"verdict\":\"CHALLENGE\"}");

        assertThat(held("M1").underReview()).isTrue();
    }
}
