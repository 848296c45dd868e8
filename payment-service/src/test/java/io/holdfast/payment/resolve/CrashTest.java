package io.holdfast.payment.resolve;

import static io.holdfast.contract.branch.BranchState.CONFIRMED;
import static io.holdfast.contract.branch.BranchState.TRIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakeCoordinator.Fault;
import io.holdfast.payment.fake.FakeOrders;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.fake.PaymentHouse;
import io.holdfast.payment.pay.PaymentLane;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import io.holdfast.payment.wallet.WalletConfig;
import io.holdfast.payment.wallet.WalletLane;
import io.holdfast.payment.wallet.WalletTransaction;
import io.holdfast.payment.wallet.WalletTries;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wallet payment that goes wrong at each point, and what the resolver makes of it: one end, the same for everyone. */
class CrashTest extends InPaymentHouse {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private Resolver resolver;

    @BeforeEach
    void build() {
        resolver = new Resolver(
                new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofSeconds(15)),
                house.payments,
                new Participants(house.stock, house.points, house.funds),
                house.coordinator,
                new Customers(new FakeOrders("ann")),
                house.finish,
                verdict -> {},
                house.clock,
                TIMEOUT.plusSeconds(5),
                100);
    }

    private PaymentView carriedOut(PaymentView payment) throws Exception {
        WalletTries tries = new WalletTries(house.stock, house.points, house.funds, TIMEOUT);
        WalletLane lane = new WalletLane(
                new WalletTransaction(house.coordinator, tries, house.finish, house.payments, house.clock),
                new WalletConfig(TIMEOUT, TIMEOUT, 1, 1, TIMEOUT),
                house.clock);
        try (PaymentLane.Place place = lane.reserve()) {
            return place.start(payment).get(10, TimeUnit.SECONDS);
        }
    }

    private void pass(Duration time) {
        house.clock.pass(time);
        resolver.turn();
    }

    private void assertEnded(PaymentView payment, PaymentState state) {
        PaymentView stored = house.stored(payment);
        assertThat(stored.state()).isEqualTo(state);
        assertThat(house.states(payment)).doesNotContain(TRIED);
        assertThat(house.states(payment).contains(CONFIRMED)).isEqualTo(state == PaymentState.SUCCEEDED);
        assertThat(house.events(payment)).isOne();
        assertThat(house.replied).containsExactly(stored);
        assertThat(house.finished).containsExactly(stored);
    }

    @Test
    void the_reply_of_the_commit_is_lost() throws Exception {
        PaymentView payment = house.accepted();
        house.coordinator.fault = Fault.ANSWER_LOST;
        assertThat(carriedOut(payment).state()).isEqualTo(PaymentState.PROCESSING);

        pass(Duration.ZERO);

        assertEnded(payment, PaymentState.SUCCEEDED);
    }

    @Test
    void the_coordinator_stops_between_the_decision_and_the_confirms() throws Exception {
        PaymentView payment = house.accepted();
        house.coordinator.fault = Fault.STOPS_AFTER_DECIDING;
        carriedOut(payment);
        pass(Duration.ZERO);
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);

        house.coordinator.heal();
        pass(Duration.ofSeconds(1));

        assertEnded(payment, PaymentState.SUCCEEDED);
    }

    @Test
    void the_commit_never_reaches_the_coordinator() throws Exception {
        PaymentView payment = house.accepted();
        house.coordinator.fault = Fault.REQUEST_LOST;
        carriedOut(payment);
        pass(Duration.ofSeconds(25));
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);

        house.coordinator.heal();
        pass(Duration.ofSeconds(2));

        assertEnded(payment, PaymentState.FAILED);
    }

    @Test
    void the_reply_of_the_rollback_is_lost() throws Exception {
        PaymentView payment = house.accepted();
        house.funds.declines = HoldOutcome.Reason.INSUFFICIENT_FUNDS;
        house.coordinator.fault = Fault.ANSWER_LOST;
        carriedOut(payment);
        pass(Duration.ZERO);
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);

        pass(Duration.ofSeconds(25));

        assertEnded(payment, PaymentState.FAILED);
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.INSUFFICIENT_FUNDS);
    }

    @Test
    void the_opener_dies_before_it_tries_anything() {
        PaymentView payment = house.accepted();

        pass(Duration.ofSeconds(25));

        assertEnded(payment, PaymentState.FAILED);
    }

    @Test
    void the_opener_dies_between_two_tries() {
        PaymentView payment = house.accepted();
        house.coordinator.begin(TIMEOUT);
        new WalletTriesOf(house).reserve(payment);
        pass(Duration.ofSeconds(25));
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);

        house.coordinator.heal();
        pass(Duration.ofSeconds(1));

        assertEnded(payment, PaymentState.FAILED);
    }

    @Test
    void the_opener_comes_back_with_its_tries_after_the_payment_was_given_up() throws Exception {
        PaymentView payment = house.accepted();
        pass(Duration.ofSeconds(25));
        assertEnded(payment, PaymentState.FAILED);

        house.clock.pass(Duration.ofSeconds(-25));
        assertThat(carriedOut(payment).state()).isEqualTo(PaymentState.FAILED);

        assertEnded(payment, PaymentState.FAILED);
    }

    @Test
    void the_database_is_away_for_the_second_commit() throws Exception {
        PaymentView payment = house.accepted();
        database.jdbc().execute("RENAME TABLE outbox TO outbox_away");
        assertThat(carriedOut(payment).state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(house.states(payment)).contains(CONFIRMED);
        database.jdbc().execute("RENAME TABLE outbox_away TO outbox");

        pass(Duration.ofSeconds(6));

        assertEnded(payment, PaymentState.SUCCEEDED);
    }

    /** A try of the first step alone, as an opener would have made it before it died. */
    private record WalletTriesOf(PaymentHouse house) {
        void reserve(PaymentView payment) {
            house.stock.reserve(new io.holdfast.contract.order.ReserveStock(
                    payment.paymentId(),
                    payment.merchantId(),
                    payment.orderId(),
                    payment.amount(),
                    payment.createdAt()));
        }
    }
}
