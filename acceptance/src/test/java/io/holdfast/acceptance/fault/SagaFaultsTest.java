package io.holdfast.acceptance.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Saboteur;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.stack.Child;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who carries a saga out dies in it, or a service that it needs is away. */
@Tag("fault")
@OnTheStack
class SagaFaultsTest {

    private static final Duration HEALED = Duration.ofSeconds(60);
    private static final Duration REACHED = Duration.ofSeconds(20);
    private static final String SETTLE = "CLASS io.holdfast.payment.settle.saga.SettleSteps\nMETHOD ";
    private static final String REFUND = "CLASS io.holdfast.payment.refund.saga.RefundSteps\nMETHOD ";

    private RunningStack stack;
    private Shop shop;
    private Channel wechat;
    private String sku;

    @BeforeEach
    void open_a_shop(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
        wechat = Channel.of(running, shop, "WECHAT", "v3");
        sku = shop.sku("CNY", 1_000, 10);
    }

    private String awaiting() {
        return wechat.pay(shop.order("ann", "CNY", sku, 1), "WECHAT_NATIVE", "{}")
                .expect(201)
                .text("id");
    }

    /** The payment once it is in this state; whoever is asked may be away. */
    private JsonNode state(String payment, String state) {
        JsonNode[] last = new JsonNode[1];
        Patience.until(payment + " is " + state, HEALED, () -> {
            try {
                last[0] = shop.payment(payment);
                return last[0].path("state").asText().equals(state);
            } catch (UncheckedIOException | AssertionError e) {
                return false;
            }
        });
        return last[0];
    }

    /** Null if there was no answer: whoever gives it is to die. */
    private @Nullable Reply answered(Call call) {
        try {
            return shop.send(call);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    @Test
    void orchestrator_killed_after_the_funds_were_booked() {
        Child payments = stack.child("payment-service-1");
        String payment = awaiting();
        Saboteur saboteur = Saboteur.in(payments).killAt(SETTLE + "bookFunds\nAT EXIT");

        wechat.pay(payment);
        saboteur.awaitDeath(REACHED);
        payments.start();

        state(payment, "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(994);
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(1);
    }

    @Test
    void orchestrator_killed_while_it_compensates() {
        Child payments = stack.child("payment-service-1");
        String payment = awaiting();
        Saboteur saboteur = Saboteur.in(payments)
                .when(SETTLE + "sellStock\nAT ENTRY", "IF TRUE\nDO RETURN \"CANCELLED\"")
                .killAt(SETTLE + "unbookFunds\nAT EXIT");

        wechat.pay(payment);
        saboteur.awaitDeath(REACHED);
        payments.start();

        JsonNode failed = state(payment, "FAILED");
        assertThat(failed.path("failure_reason").asText()).isEqualTo("NOT_DELIVERABLE");
        Patience.until(
                "the money went back",
                HEALED,
                () -> wechat.trade(payment).path("refunds").size() == 1);
        assertThat(shop.earned("CNY")).isZero();
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(10);
    }

    @Test
    void orchestrator_killed_after_the_channel_was_told_to_refund() {
        Child payments = stack.child("payment-service-1");
        String payment = awaiting();
        wechat.pay(payment);
        state(payment, "SUCCEEDED");
        Saboteur saboteur = Saboteur.in(payments).killAt(REFUND + "send\nAT EXIT");

        String number = Shop.fresh();
        answered(Call.post(
                "/v1/refunds",
                "{\"merchant_refund_no\":\"" + number + "\",\"payment_id\":\"" + payment
                        + "\",\"amount\":500,\"currency\":\"CNY\"}"));
        saboteur.awaitDeath(REACHED);
        payments.start();

        Patience.until("the refund is done", HEALED, () -> {
            Reply found = answered(Call.get("/v1/refunds?merchant_refund_no=" + number));
            return found != null
                    && found.json().path("data").path(0).path("state").asText().equals("SUCCEEDED");
        });
        assertThat(shop.earned("CNY")).isEqualTo(494);
        assertThat(wechat.trade(payment).path("refunds").size()).isEqualTo(1);
    }

    @Test
    void order_service_away_while_a_payment_settles() {
        Child orders = stack.child("order-service-1");
        String payment = awaiting();
        orders.kill9();

        wechat.pay(payment);
        Patience.until(
                "the callback was answered",
                REACHED,
                () -> wechat.trade(payment)
                        .path("callbacks")
                        .path(0)
                        .path("accepted")
                        .asBoolean());
        assertThat(shop.payment(payment).path("state").asText()).isEqualTo("PROCESSING");
        orders.start();

        state(payment, "SUCCEEDED");
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(1);
    }
}
