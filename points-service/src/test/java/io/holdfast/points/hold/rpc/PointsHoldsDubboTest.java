package io.holdfast.points.hold.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.hold.tcc.PointsHoldBranch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointsHoldsDubboTest {

    @Test
    void a_try_that_no_global_transaction_reaches_is_refused_and_moves_nothing() {
        try (PointsFixture points = new PointsFixture()) {
            Owner ada = new Owner(PublicId.mint("mer"), "ada");
            points.grant(ada, PublicId.mint("pay"), 100);
            PointsHoldsDubbo edge = edge(points);
            String payment = PublicId.mint("pay");
            PlacePointsHold hold = new PlacePointsHold(
                    payment, ada.merchantId(), "ada", 100, Money.of(100, CurrencyCode.CNY), Instant.now());

            assertThatThrownBy(() -> edge.place(hold))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(payment);

            assertThat(points.balances.of(ada).available()).isEqualTo(100);
            assertThat(edge.report(List.of(payment)).get(0).state()).isEqualTo(BranchState.ABSENT);
            assertThat(edge.resolve(payment, Resolution.CANCEL).state()).isEqualTo(BranchState.CANCELLED);
        }
    }

    private static PointsHoldsDubbo edge(PointsFixture points) {
        PointsHoldBranch branch = new PointsHoldBranch(
                points.placeHold(), points.confirmHold(), points.cancelHold(), new SimpleMeterRegistry());
        return new PointsHoldsDubbo(branch, points.reportHolds(), points.resolveHold());
    }
}
