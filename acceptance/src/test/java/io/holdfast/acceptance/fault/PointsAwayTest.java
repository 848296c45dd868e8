package io.holdfast.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.Child;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Payments go on without points-service, and points follow. */
@Tag("fault")
@OnTheStack
class PointsAwayTest {

    private static final Duration SETTLED = Duration.ofSeconds(20);
    private static final Duration HEALED = Duration.ofSeconds(60);

    private RunningStack stack;
    private Shop shop;
    private Channel wechat;
    private String sku;
    private String wallet;

    @BeforeEach
    void open_a_shop(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
        wechat = Channel.of(running, shop, "WECHAT", "v3");
        sku = shop.sku("CNY", 10_000, 10);
        wallet = shop.wallet("ann", "CNY", 100_000);
    }

    @Test
    void payments_from_a_wallet_and_through_a_channel_succeed_and_earn_their_points_later() {
        Child points = stack.child("points-service-1");
        points.kill9();

        Reply fromWallet = shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
        String throughChannel = wechat.pay(shop.order("ann", "CNY", sku, 1), "WECHAT_NATIVE", "{}")
                .expect(201)
                .text("id");
        wechat.pay(throughChannel);

        assertThat(fromWallet.text("state")).isEqualTo("SUCCEEDED");
        Patience.until(
                "the payment through the channel succeeds",
                SETTLED,
                () -> shop.payment(throughChannel).path("state").asText().equals("SUCCEEDED"));
        Reply withPoints = shop.pay(shop.order("ann", "CNY", sku, 1), wallet, 60);
        assertThat(withPoints.status()).as(withPoints.toString()).isEqualTo(503);

        points.start();
        Patience.until("the points of both follow", HEALED, () -> pointsOfAnn() == 200);
    }

    private long pointsOfAnn() {
        Reply reply = shop.send(Call.get("/v1/points/ann"));
        return reply.status() == 200 ? reply.json().path("available").asLong() : -1;
    }
}
