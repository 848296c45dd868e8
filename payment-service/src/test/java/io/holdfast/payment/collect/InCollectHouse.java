package io.holdfast.payment.collect;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A test of payments through channels: all of it over a real database, the channels themselves in memory. */
abstract class InCollectHouse extends InPaymentHouse {

    final CollectHouse collecting = new CollectHouse(house);

    @AfterEach
    void nothing_is_left_under_way() {
        collecting.rest();
        collecting.lanes.drain(Duration.ofSeconds(5));
    }

    BranchState stock(PaymentView payment) {
        return house.stock.state(payment.paymentId());
    }

    static ChannelRefusal refusal(ChannelRefusal.Reason reason) {
        return new ChannelRefusal(reason, "CODE", "message");
    }

    Prepay prepay() {
        return collecting.wechat.lastPrepay();
    }

    static NewCollection ofMerchant(String merchantId) {
        return new NewCollection(
                merchantId,
                "no-1",
                "ord_1",
                PaymentMethod.WECHAT_NATIVE,
                Money.of(1_000, CurrencyCode.CNY),
                CaptureMethod.AUTOMATIC,
                Map.of(),
                null,
                null,
                RiskInputs.NONE);
    }

    Switched switchedToCard(PaymentView payment) {
        return collecting.switchAttempt.to(
                FakePayments.MERCHANT,
                payment.paymentId(),
                PaymentMethod.CARD,
                Map.of("card_token", "tok"),
                null,
                RiskInputs.NONE);
    }
}
