package io.holdfast.points.grant.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.grant.GrantFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class PointsGrantsDubboTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void every_call_reaches_its_use_case_and_is_counted() {
        try (PointsFixture points = new PointsFixture()) {
            GrantFixture calls = GrantFixture.of(points, points.rates);
            PointsGrantsDubbo edge =
                    new PointsGrantsDubbo(calls.grant(), calls.revoke(), calls.takeBack(), calls.restore(), meters);
            GrantPoints payment = new GrantPoints(
                    PublicId.mint("pay"), PublicId.mint("mer"), "ada", Money.of(1_000, CurrencyCode.CNY));
            TakeBackPoints refund = new TakeBackPoints(PublicId.mint("ref"), payment, Money.of(400, CurrencyCode.CNY));

            assertThat(edge.grant(payment)).isEqualTo(new Done(10));
            assertThat(edge.takeBack(refund)).isEqualTo(new Done(4));
            edge.restore(refund);
            assertThat(edge.takeBack(refund)).isEqualTo(new Declined(Reason.ALREADY_CANCELLED));
            edge.revoke(payment);
            assertThatThrownBy(() -> edge.takeBack(
                            new TakeBackPoints(PublicId.mint("ref"), payment, Money.of(0, CurrencyCode.CNY))))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(counted("grant", "done")).isOne();
            assertThat(counted("take_back", "done")).isOne();
            assertThat(counted("take_back", "already_cancelled")).isOne();
            assertThat(counted("restore", "done")).isOne();
            assertThat(counted("revoke", "done")).isOne();
            points.audit();
        }
    }

    private double counted(String operation, String outcome) {
        return meters.counter("holdfast.points.grants", "operation", operation, "outcome", outcome)
                .count();
    }
}
