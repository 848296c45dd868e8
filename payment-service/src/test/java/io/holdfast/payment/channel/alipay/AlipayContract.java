package io.holdfast.payment.channel.alipay;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.PaymentChannelContract;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

abstract class AlipayContract extends PaymentChannelContract {

    static final PaymentChannel CHANNEL = new AlipayChannel(
            new AlipayChannelConfig(Duration.ofMillis(500), Duration.ofSeconds(1)), Clock.systemUTC());

    @Override
    protected PaymentChannel channel() {
        return CHANNEL;
    }

    @Override
    protected FakeChannelServer newServer() {
        return new FakeAlipay();
    }

    @Override
    protected Map<String, String> payer() {
        return Map.of();
    }

    @Override
    protected PayerAction.Kind action() {
        return PayerAction.Kind.REDIRECT;
    }

    @Override
    protected Set<String> requiredKeys() {
        return Set.of("app_id", "seller_id", "private_key", "alipay_public_key");
    }

    @Override
    protected Money unsupported() {
        return Money.of(1234, CurrencyCode.USD);
    }

    @Override
    protected boolean prepayAsksTheChannel() {
        return false;
    }

    @Override
    protected boolean callbacksGrowStale() {
        // Notices are repeated for a day with the time of the first.
        return false;
    }
}
