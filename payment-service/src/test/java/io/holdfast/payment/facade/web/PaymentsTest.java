package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.facade.web.Caller.Call;
import io.holdfast.payment.pay.FinishPayment;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaymentsTest extends FacadeTest {

    @Test
    void a_payment_that_ends_in_time_is_answered_201_with_its_end() {
        String number = unique("P");

        Answer answer = merchant.post("/v1/payments", payment(number)).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Holdfast-Request-Id")).matches("req_[0-9a-z]{26}");
        assertThat(answer.text("merchant_payment_no")).isEqualTo(number);
        assertThat(answer.text("state")).isEqualTo("SUCCEEDED");
        assertThat(answer.json().get("amount").longValue()).isEqualTo(2500);
        assertThat(answer.json().get("fee_basis_points").intValue()).isEqualTo(60);
        assertThat(answer.json().get("next_look_at").isNull()).isTrue();
        assertThat(merchant.get("/v1/payments/" + answer.text("id")).body()).isEqualTo(answer.body());
    }

    @Test
    void a_declined_payment_is_answered_201_with_the_reason() {
        lane().mode = FakeLane.Mode.DECLINE;

        Answer answer = merchant.post("/v1/payments", payment(unique("P"))).send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("state")).isEqualTo("FAILED");
        assertThat(answer.text("failure_reason")).isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void a_repetition_is_answered_with_the_first_reply_to_the_byte() {
        String body = payment(unique("P"));
        Answer first =
                merchant.post("/v1/payments", body).key("k-" + merchantId).send();

        Answer again =
                merchant.post("/v1/payments", body).key("k-" + merchantId).send();

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isNull();
        assertThat(lane().left).isEmpty();
    }

    @Test
    void the_same_key_with_another_body_is_refused_and_pays_nothing() {
        merchant.post("/v1/payments", payment(unique("P"))).key("key").send();
        int started = lane().started.get();

        Answer other =
                merchant.post("/v1/payments", payment(unique("P"))).key("key").send();

        assertThat(other.code()).isEqualTo("422 idempotency_key_reused");
        assertThat(lane().started.get()).isEqualTo(started);
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isEqualTo(1);
    }

    @Test
    void keys_of_two_merchants_do_not_meet() {
        Caller other = newKey(newMerchant());
        Answer first = merchant.post("/v1/payments", payment("P-1")).key("key").send();

        Answer second = other.post("/v1/payments", payment("P-1")).key("key").send();

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text("id")).isNotEqualTo(first.text("id"));
        assertThat(other.get("/v1/payments/" + first.text("id")).code()).isEqualTo("404 not_found");
    }

    @Test
    void fifty_at_once_with_one_key_make_one_payment_and_no_answer_contradicts_another() throws Exception {
        String body = payment(unique("P"));

        List<Answer> answers =
                atOnce(50, i -> merchant.post("/v1/payments", body).key("one").send());

        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isEqualTo(1);
        assertThat(answers)
                .allMatch(answer -> answer.status() == 201
                        || answer.code().equals("409 request_in_progress") && answer.header("Retry-After") != null);
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.text("id"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void fifty_at_once_with_one_number_and_their_own_keys_make_one_payment() throws Exception {
        String body = payment(unique("P"));

        List<Answer> answers =
                atOnce(50, i -> merchant.post("/v1/payments", body).send());

        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isEqualTo(1);
        assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 202);
        assertThat(answers.stream().map(answer -> answer.text("id")).collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void a_payment_whose_end_is_not_known_in_time_is_answered_202_and_stays_so_for_repetitions() {
        lane().mode = FakeLane.Mode.LEAVE;
        String body = payment(unique("P"));

        Answer first = merchant.post("/v1/payments", body).key("key").send();

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text("state")).isEqualTo("PROCESSING");
        assertThat(first.text("next_look_at")).isNotEmpty();
        assertThat(first.header("Retry-After")).isNotNull();

        app().bean(FinishPayment.class).succeeded(lane().left.remove(), null);
        Answer again = merchant.post("/v1/payments", body).key("key").send();
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(merchant.get("/v1/payments/" + first.text("id")).text("state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void a_repetition_while_the_first_is_running_is_told_so() throws Exception {
        String body = payment(unique("P"));
        CompletableFuture<Answer> first = running(body);

        Answer meanwhile = merchant.post("/v1/payments", body).key("key").send();

        assertThat(meanwhile.code()).isEqualTo("409 request_in_progress");
        assertThat(meanwhile.header("Retry-After")).isEqualTo("1");
        assertThat(first.get().status()).isEqualTo(202);
        lane().left.clear();
    }

    @Test
    void the_reply_of_a_request_whose_process_died_is_stored_by_whoever_ends_the_payment() throws Exception {
        String body = payment(unique("P"));
        CompletableFuture<Answer> first = running(body);
        PaymentView payment = lane().left.remove();

        // Before the deadline, by another than the one who waits: what the waiting one then answers is what is stored.
        app().bean(FinishPayment.class).succeeded(payment, "小明");

        assertThat(first.get().status()).isEqualTo(201);
        assertThat(first.get().text("state")).isEqualTo("SUCCEEDED");
        Answer again = merchant.post("/v1/payments", body).key("key").send();
        assertThat(again.body()).isEqualTo(first.get().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void the_same_number_with_another_content_is_refused_and_the_refusal_is_what_repetitions_get() {
        String number = unique("P");
        merchant.post("/v1/payments", payment(number)).send();
        String other = payment(number).replace("2500", "2501");

        Answer refused = merchant.post("/v1/payments", other).key("other").send();
        Answer again = merchant.post("/v1/payments", other).key("other").send();

        assertThat(refused.code()).isEqualTo("409 payment_no_reused");
        assertThat(refused.text("param")).isEqualTo("merchant_payment_no");
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void the_same_number_with_the_same_content_and_another_key_answers_with_the_payment_made_first() {
        String body = payment(unique("P"));
        Answer first = merchant.post("/v1/payments", body).send();

        Answer second = merchant.post("/v1/payments", body).key("second").send();
        Answer again = merchant.post("/v1/payments", body).key("second").send();

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void when_too_much_is_going_on_the_answer_is_503_and_the_key_is_free_for_the_next_attempt() {
        lane().mode = FakeLane.Mode.FULL;
        String body = payment(unique("P"));
        Call busy = merchant.post("/v1/payments", body).key("key").signed();

        Answer answer = busy.sendAsIs();

        assertThat(answer.code()).isEqualTo("503 temporarily_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        lane().mode = FakeLane.Mode.SUCCEED;
        assertThat(busy.sendAsIs().code()).isEqualTo("401 nonce_reused");
        assertThat(merchant.post("/v1/payments", body).key("key").send().status())
                .isEqualTo(201);
    }

    @Test
    void what_points_are_worth_cannot_be_told_is_503() {
        String body = payment(unique("P")).replace("}", ",\"points\":10}");

        assertThat(merchant.post("/v1/payments", body).send().code()).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void nonce_key_and_payment_are_one_commit_and_end_and_reply_another() {
        long nonces = count("SELECT COUNT(*) FROM nonce");
        Answer answer = merchant.post("/v1/payments", payment(unique("P"))).send();

        assertThat(count("SELECT COUNT(*) FROM nonce")).isEqualTo(nonces + 1);
        assertThat(count(
                        "SELECT COUNT(*) FROM idempotent_request r JOIN payment p ON p.payment_id = r.payment_id"
                                + " WHERE p.payment_id = ? AND r.status = 201 AND r.body = ?",
                        answer.text("id"),
                        answer.body()))
                .isEqualTo(1);
    }

    @Test
    void lists_are_newest_first_and_go_on_where_they_ended() {
        for (int i = 0; i < 5; i++) {
            merchant.post("/v1/payments", payment("L-" + i)).send();
        }

        Answer first = merchant.get("/v1/payments?limit=3");
        Answer second = merchant.get("/v1/payments?limit=3&before=" + first.text("next_before"));

        assertThat(first.json().findValuesAsText("merchant_payment_no")).containsExactly("L-4", "L-3", "L-2");
        assertThat(second.json().findValuesAsText("merchant_payment_no")).containsExactly("L-1", "L-0");
        assertThat(second.json().get("next_before").isNull()).isTrue();
    }

    @Test
    void a_payment_is_found_by_the_merchants_number_by_its_merchant_alone() {
        Answer made = merchant.post("/v1/payments", payment("订单-1 & 2")).send();
        String search = "/v1/payments?merchant_payment_no=%E8%AE%A2%E5%8D%95-1%20%26%202";

        assertThat(merchant.get(search).json().get("data").get(0).get("id").asText())
                .isEqualTo(made.text("id"));
        assertThat(newKey(newMerchant()).get(search).json().get("data")).isEmpty();
    }

    /** A request with this body and the key {@code key} whose payment was made and is left alone. */
    private CompletableFuture<Answer> running(String body) throws InterruptedException {
        lane().mode = FakeLane.Mode.LEAVE;
        CompletableFuture<Answer> request = CompletableFuture.supplyAsync(
                () -> merchant.post("/v1/payments", body).key("key").send());
        while (lane().left.isEmpty()) {
            Thread.sleep(5);
        }
        return request;
    }
}
