package io.holdfast.payment.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.pay.rpc.ReachDubbo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayWithinReachTest {

    private static final PayResult BUSY = new PayResult.Refused(PayOutcome.Reason.BUSY);

    @ParameterizedTest
    @CsvSource({
        "StockReservations:reserve(, 0, false",
        "FundsHolds:place(,         0, false",
        "PointsHolds:place(,        0, true",
        "PointsHolds:place(,      200, false",
        "Accounts:find(,          200, true"
    })
    void nothing_is_begun_while_the_breaker_of_a_try_that_it_needs_is_open(String open, long points, boolean begun) {
        List<String> asked = new ArrayList<>();
        Pay inner = (order, companion) -> {
            asked.add(order.merchantPaymentNo());
            return BUSY;
        };
        Pay pay = new PayWithinReach(inner, new ReachDubbo(resource -> !resource.contains(open)));

        PayResult result = pay.pay(FakePayments.order("M1", points), AcceptCompanion.NOTHING);

        assertThat(result).isEqualTo(begun ? BUSY : new PayResult.Refused(PayOutcome.Reason.PARTICIPANT_UNAVAILABLE));
        assertThat(asked).hasSize(begun ? 1 : 0);
    }
}
