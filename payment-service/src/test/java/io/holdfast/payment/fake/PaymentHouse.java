package io.holdfast.payment.fake;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.outbox.jdbc.PaymentEventsJdbc;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.FinishPayment;
import io.holdfast.payment.pay.PaymentReplies;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.jdbc.StoredPaymentsJdbc;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Payments on a real database, with participants and a coordinator in memory. */
public final class PaymentHouse implements PaymentReplies, PaymentWatch {

    public final FakeClock clock = new FakeClock();
    public final FakeCoordinator coordinator = new FakeCoordinator();
    public final FakeStock stock = new FakeStock(coordinator);
    public final FakePoints points = new FakePoints(coordinator);
    public final FakeFunds funds = new FakeFunds(coordinator);
    public final List<PaymentView> replied = new CopyOnWriteArrayList<>();
    public final List<PaymentView> finished = new CopyOnWriteArrayList<>();
    public final PaymentDatabase database;
    public final StoredPayments payments;
    public final FinishPayment finish;
    public final FakeRisk risk;

    public PaymentHouse(PaymentDatabase database) {
        this.database = database;
        this.payments = new StoredPaymentsJdbc(
                database.jdbc(), database.transactions(), new PaymentEventsJdbc(database.jdbc()), this);
        this.finish = new FinishPayment(payments, this, clock);
        this.risk = new FakeRisk(database, payments, this, clock);
    }

    public PaymentView accepted() {
        return accepted(FakePayments.processing(clock.instant()));
    }

    public PaymentView acceptedWithPoints() {
        return accepted(FakePayments.processing(clock.instant(), 200, 200));
    }

    private PaymentView accepted(PaymentView payment) {
        payments.accept(payment, AcceptCompanion.NOTHING);
        return payment;
    }

    /** Stock's, then points', then funds' state. */
    public List<BranchState> states(PaymentView payment) {
        String id = payment.paymentId();
        return List.of(stock.state(id), points.state(id), funds.state(id));
    }

    public PaymentView stored(PaymentView payment) {
        PaymentView stored = payments.find(payment.paymentId());
        if (stored == null) {
            throw new AssertionError("no payment " + payment.paymentId());
        }
        return stored;
    }

    public long events(PaymentView payment) {
        Long count = database.jdbc()
                .queryForObject("SELECT COUNT(*) FROM outbox WHERE payment_id = ?", Long.class, payment.paymentId());
        return count == null ? 0 : count;
    }

    @Override
    public void onTerminal(PaymentView payment) {
        replied.add(payment);
    }

    @Override
    public void finished(PaymentView terminal) {
        finished.add(terminal);
    }
}
