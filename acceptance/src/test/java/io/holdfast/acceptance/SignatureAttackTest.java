package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.Key;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import io.holdfast.contract.http.RequestSignature;
import io.holdfast.stack.Child;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheStack
class SignatureAttackTest {

    private Shop shop;
    private String wallet;
    private Call order;
    private Call payment;

    @BeforeEach
    void sign_an_order_and_a_payment(RunningStack stack) {
        shop = Shop.open(stack);
        String sku = shop.sku("CNY", 100, 10);
        wallet = shop.wallet("ann", "CNY", 1_000);
        order = shop.orderCall("ann", "CNY", sku, 1);
        payment = shop.payCall(shop.order("ann", "CNY", sku, 1), wallet, 0);
    }

    @Test
    void each_flipped_byte_of_the_body_is_refused() {
        for (Call honest : List.of(shop.key().sign(order), shop.key().sign(payment))) {
            for (int i = 0; i < honest.body().length; i++) {
                byte[] flipped = honest.body().clone();
                flipped[i] ^= 1;
                refused(honest.body(flipped), "signature_wrong");
            }
        }
        nothingHappened();
    }

    @Test
    void each_flipped_character_of_the_headers_is_refused() {
        Call honest = shop.key().sign(payment);
        for (String header : List.of(
                RequestSignature.KEY_HEADER,
                RequestSignature.TIMESTAMP_HEADER,
                RequestSignature.NONCE_HEADER,
                RequestSignature.SIGNATURE_HEADER)) {
            String value = honest.headers().get(header);
            for (int i = 0; i < value.length(); i++) {
                char[] flipped = value.toCharArray();
                flipped[i] ^= 1;
                Reply reply = shop.facade().send(honest.with(header, new String(flipped)));
                assertThat(reply.status())
                        .as(header + " " + new String(flipped))
                        .isEqualTo(401);
            }
        }
        nothingHappened();
    }

    @Test
    void each_flipped_character_of_the_path_is_refused() {
        Call honest = shop.key().sign(Call.get("/v1/accounts/" + wallet + "/statement"));
        String path = honest.path();
        for (int i = 1; i < path.length(); i++) {
            char flipped = (char) (path.charAt(i) ^ 1);
            if (Character.isLetterOrDigit(flipped)) {
                Reply reply = shop.facade().send(honest.path(path.substring(0, i) + flipped + path.substring(i + 1)));
                assertThat(reply.succeeded())
                        .as(path + " at " + i + ": " + reply)
                        .isFalse();
                assertThat(reply.status()).isIn(401, 404);
            }
        }
    }

    @Test
    void another_method_path_or_query_is_refused() {
        Call look = shop.key().sign(Call.get("/v1/payments?limit=1"));
        refused(look.method("POST").with("Content-Type", "application/json"), "signature_wrong");
        refused(look.query("limit=2"), "signature_wrong");
        refused(look.query(""), "signature_wrong");
        refused(look.query("limit=1&before=pay_0"), "signature_wrong");
        refused(shop.key().sign(payment).path("/v1/orders"), "signature_wrong");
        refused(shop.key().sign(order).path("/v1/payments"), "signature_wrong");
        refused(shop.key().sign(order).method("PATCH"), "signature_wrong");
        nothingHappened();
    }

    @Test
    void a_stripped_or_added_body_is_refused() {
        refused(shop.key().sign(payment).body(""), "signature_wrong");
        refused(shop.key().sign(payment).body(text(payment) + " "), "signature_wrong");
        refused(shop.key().sign(payment.body("")).body(payment.body()), "signature_wrong");
        nothingHappened();
    }

    @Test
    void a_weaker_or_other_algorithm_is_refused() throws Exception {
        Call honest = shop.key().sign(payment);
        String good = honest.headers().get(RequestSignature.SIGNATURE_HEADER);
        String plainHash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(honest.body()));
        List<String> forged = List.of(
                "",
                "none",
                "0".repeat(64),
                plainHash,
                good.substring(0, 40),
                good.substring(0, 63),
                good + "00",
                "sha1=" + good,
                "alg=none," + good,
                "v1," + good);
        for (String signature : forged) {
            Reply reply = shop.facade().send(honest.with(RequestSignature.SIGNATURE_HEADER, signature));
            assertThat(reply.status()).as(signature).isEqualTo(401);
        }
        assertThat(shop.facade()
                        .send(honest.with(RequestSignature.SIGNATURE_HEADER, "none")
                                .with("Holdfast-Algorithm", "none"))
                        .status())
                .isEqualTo(401);
        nothingHappened();
    }

    @Test
    void each_missing_header_is_refused() {
        for (Call honest : List.of(shop.key().sign(payment), shop.key().sign(Call.get("/v1/payments")))) {
            for (String header : List.of(
                    RequestSignature.KEY_HEADER,
                    RequestSignature.TIMESTAMP_HEADER,
                    RequestSignature.NONCE_HEADER,
                    RequestSignature.SIGNATURE_HEADER)) {
                refused(honest.without(header), "signature_missing");
            }
        }
        nothingHappened();
    }

    @Test
    void another_merchants_key_does_not_open_this_ones_things(RunningStack stack) {
        Shop stranger = Shop.open(stack);
        Call honest = shop.key().sign(payment);

        refused(honest.with(RequestSignature.KEY_HEADER, stranger.key().id()), "signature_wrong");
        refused(new Key(shop.key().id(), stranger.key().secret()).sign(payment), "signature_wrong");
        refused(new Key("key_00000000000000000000000000", shop.key().secret()).sign(payment), "key_unknown");
        nothingHappened();
    }

    @Test
    void a_request_from_another_time_is_refused() {
        long now = Instant.now().getEpochSecond();

        refused(shop.key().sign(payment, now - 301), "timestamp_out_of_window");
        refused(shop.key().sign(payment, now + 330), "timestamp_out_of_window");
        nothingHappened();
        assertThat(shop.facade().send(shop.key().sign(order, now - 290)).status())
                .isEqualTo(201);
    }

    @Test
    void of_fifty_replays_at_once_one_passes() throws Exception {
        for (Call call : List.of(order, payment, Call.get("/v1/payments"))) {
            Call signed = shop.key().sign(call);

            List<Reply> replies =
                    Crowd.of(50, one -> shop.remember(call, shop.facade().send(signed)));

            assertThat(replies)
                    .filteredOn(Reply::succeeded)
                    .as(call.method() + call.path())
                    .hasSize(1);
            assertThat(replies)
                    .filteredOn(reply -> !reply.succeeded())
                    .allMatch(reply -> reply.status() == 401 && reply.code().equals("nonce_reused"));
        }
        assertThat(shop.available(wallet)).isEqualTo(900);
    }

    @Test
    void a_replay_is_refused_after_a_restart_too(RunningStack stack) {
        Call look = shop.key().sign(Call.get("/v1/accounts/" + wallet));
        Call pay = shop.key().sign(payment);
        shop.facade().send(look);
        shop.remember(payment, shop.facade().send(pay)).expect(201);
        Child payments = stack.child("payment-service-1");

        payments.kill9();
        payments.start();

        refused(look, "nonce_reused");
        refused(pay, "nonce_reused");
        assertThat(shop.available(wallet)).isEqualTo(900);
    }

    @Test
    void a_revoked_key_stops_working_within_five_seconds() throws Exception {
        Shop other = shop.withAnotherKey();
        assertThat(other.available(wallet)).isEqualTo(1_000);

        shop.revoke(other.key());
        Thread.sleep(5_000);

        refused(other.key().sign(payment), "key_unknown");
        refused(other.key().sign(Call.get("/v1/payments")), "key_unknown");
        assertThat(shop.available(wallet)).isEqualTo(1_000);
    }

    @Test
    void no_secret_ever_reaches_a_log(RunningStack stack) throws Exception {
        shop.send(payment).expect(201);
        List<String> secrets =
                new ArrayList<>(List.of(shop.key().secret(), stack.stack().operatorToken()));
        for (String service :
                List.of("payment-service-1", "account-service-1", "order-service-1", "points-service-1")) {
            String log = Files.readString(stack.child(service).log(), StandardCharsets.ISO_8859_1);
            assertThat(secrets).noneMatch(log::contains);
        }
    }

    private void refused(Call call, String code) {
        Reply reply = shop.facade().send(call);
        assertThat(reply.status())
                .as(call.method().toLowerCase(Locale.ROOT) + " " + reply)
                .isEqualTo(401);
        assertThat(reply.code()).isEqualTo(code);
    }

    private void nothingHappened() {
        assertThat(shop.available(wallet)).isEqualTo(1_000);
        assertThat(shop.send(Call.get("/v1/payments")).expect(200).json().path("data"))
                .isEmpty();
    }

    private static String text(Call call) {
        return new String(call.body(), StandardCharsets.UTF_8);
    }
}
