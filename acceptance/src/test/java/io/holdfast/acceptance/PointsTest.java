package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheStack
class PointsTest {

    private Shop shop;
    private String sku;
    private String wallet;

    @BeforeEach
    void earn_some_points(RunningStack stack) throws Exception {
        shop = Shop.open(stack);
        sku = shop.sku("CNY", 10_050, 10);
        wallet = shop.wallet("ann", "CNY", 100_000);
        shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201);
        // They come by event.
        assertThat(stack.auditAtRest(Duration.ofSeconds(30)).violated()).isEmpty();
    }

    @Test
    void points_earned_by_one_payment_pay_a_part_of_the_next() {
        assertThat(shop.points("ann")).isEqualTo(100);

        Reply paid = shop.pay(shop.order("ann", "CNY", sku, 1), wallet, 60).expect(201);

        assertThat(paid.text("state")).as(paid.toString()).isEqualTo("SUCCEEDED");
        assertThat(paid.json().path("points").asLong()).isEqualTo(60);
        assertThat(paid.json().path("points_value").asLong()).isEqualTo(60);
        assertThat(shop.available(wallet)).isEqualTo(100_000 - 10_050 - 9_990);
        // The merchant gets the whole price, less the fee of the whole price (half-even: 60.30 is 60).
        assertThat(shop.earned("CNY")).isEqualTo(2 * (10_050 - 60));
        assertThat(shop.send(Call.get("/v1/points/ann/history"))
                        .expect(200)
                        .json()
                        .path("data"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("operation").asText()).isEqualTo("redeem");
                    assertThat(entry.path("points").asLong()).isEqualTo(-60);
                    assertThat(entry.path("reference").asText()).isEqualTo(paid.text("id"));
                });
    }

    @Test
    void more_points_than_there_are_are_declined_and_nothing_moves() {
        declined(shop.pay(shop.order("ann", "CNY", sku, 1), wallet, 101), "INSUFFICIENT_POINTS");

        assertThat(shop.points("ann")).isEqualTo(100);
        assertThat(shop.available(wallet)).isEqualTo(100_000 - 10_050);
    }

    @Test
    void points_come_back_when_the_funds_are_declined() {
        declined(shop.pay(shop.order("ann", "CNY", sku, 1), shop.wallet("poor", "CNY", 1), 60), "INSUFFICIENT_FUNDS");

        assertThat(shop.points("ann")).isEqualTo(100);
    }

    @Test
    void an_order_without_a_customer_cannot_be_paid_with_points() {
        declined(shop.pay(shop.order(null, "CNY", sku, 1), wallet, 60), "ORDER_WITHOUT_CUSTOMER");
    }

    @Test
    void more_than_the_allowed_share_is_refused_before_anything_starts() {
        JsonNode order = shop.order("ann", "CNY", shop.sku("CNY", 100, 1), 1);

        assertThat(shop.pay(order, wallet, 51).expect(422).code()).isEqualTo("points_not_redeemable");
        assertThat(shop.pay(order, wallet, 50).expect(201).text("state")).isEqualTo("SUCCEEDED");
        assertThat(shop.points("ann")).isEqualTo(50);
    }

    @Test
    void points_that_make_no_whole_minor_unit_are_refused() {
        String dollars = shop.wallet("ann", "USD", 10_000);
        JsonNode order = shop.order("ann", "USD", shop.sku("USD", 1_000, 1), 1);

        assertThat(shop.pay(order, dollars, 8).expect(422).code()).isEqualTo("points_not_redeemable");

        Reply paid = shop.pay(order, dollars, 14).expect(201);
        assertThat(paid.text("state")).isEqualTo("SUCCEEDED");
        assertThat(paid.json().path("points_value").asLong()).isEqualTo(2);
        assertThat(shop.available(dollars)).isEqualTo(10_000 - 998);
    }

    private static void declined(Reply reply, String reason) {
        assertThat(reply.expect(201).text("state")).isEqualTo("FAILED");
        assertThat(reply.text("failure_reason")).isEqualTo(reason);
    }
}
