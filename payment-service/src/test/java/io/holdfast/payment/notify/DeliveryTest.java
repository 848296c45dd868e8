package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.holdfast.contract.AtOnce;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.payment.attention.AttentionItem;
import io.holdfast.payment.notify.Delivery.ProbeResult;
import io.holdfast.payment.notify.NotifyHouse.Posted;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of events and deliveries, over a real database. */
class DeliveryTest {

    private final NotifyHouse house = new NotifyHouse();

    @Test
    void an_event_becomes_one_delivery_for_each_endpoint_that_wants_it() {
        String all = house.endpoint("default").endpoint().endpointId();
        String some = house.endpoint("default", "payment.succeeded").endpoint().endpointId();
        house.endpoint("default", "refund.failed");
        String disabled = house.endpoint("default").endpoint().endpointId();
        house.keep.change(
                house.merchant, disabled, new EndpointChange(null, null, null, EndpointStatus.DISABLED, null));
        MerchantEvent event = house.event("payment.succeeded");

        house.plan.plan(List.of(event));

        assertThat(house.list()).extracting(Delivery::endpointId).containsExactlyInAnyOrder(all, some);
        assertThat(house.wakeups.now).hasSize(2);
        assertThat(house.events.find(house.merchant, event.eventId())).isEqualTo(event);
    }

    @Test
    void an_event_that_comes_again_changes_nothing() {
        house.endpoint("default");
        MerchantEvent event = house.event("payment.succeeded");
        house.plan.plan(List.of(event));
        Delivery first = house.only();
        house.attempt(first);

        house.plan.plan(List.of(event, house.event("payment.failed")));

        assertThat(house.list()).hasSize(2);
        assertThat(house.find(first.deliveryId()).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void an_event_of_another_merchant_is_not_delivered() {
        house.endpoint("default");
        String other = PublicId.mint("mer");

        house.plan.plan(List.of(house.event(other, "payment.succeeded")));

        assertThat(house.list()).isEmpty();
        assertThat(house.events.list(house.merchant, everything(10))).isEmpty();
        assertThat(house.events.list(other, everything(10))).hasSize(1);
    }

    @Test
    void many_planning_the_same_events_at_once_make_one_delivery_each() throws Exception {
        house.endpoint("default");
        List<MerchantEvent> events = IntStream.range(0, 20)
                .mapToObj(i -> house.event("payment.succeeded"))
                .toList();

        AtOnce.call(Collections.nCopies(8, () -> {
            house.plan.plan(events);
            return true;
        }));

        assertThat(house.list()).hasSize(20);
    }

    @Test
    void a_good_answer_ends_it_and_is_kept() {
        house.endpoint("default");
        Delivery delivery = house.planned();

        assertThat(house.attempt(delivery)).isEqualTo(AttemptVerdict.GOOD);

        Delivery done = house.find(delivery.deliveryId());
        assertThat(done.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(done.nextAttemptAt()).isNull();
        assertThat(done.attempts()).isOne();
        assertThat(done.lastStatus()).isEqualTo(200);
        SentAttempt attempt = house.records.attempts(delivery.deliveryId()).get(0);
        assertThat(attempt.status()).isEqualTo(200);
        assertThat(attempt.answer()).asString().isEqualTo("said");
        assertThat(attempt.latencyMillis()).isEqualTo(5);
        assertThat(house.watch.delivered).isOne();
    }

    @Test
    void what_is_sent_is_the_event_to_the_byte_and_the_library_verifies_it() {
        EndpointOutcome.WithSecret endpoint = house.endpoint("default");
        Delivery delivery = house.planned();

        house.attempt(delivery);

        Posted posted = house.courier.posted.get(0);
        assertThat(posted.body())
                .isEqualTo(Objects.requireNonNull(house.events.find(house.merchant, delivery.eventId()))
                        .payload());
        assertThat(posted.headers()).containsEntry("webhook-id", delivery.eventId());
        assertThat(posted.headers()).containsEntry("Holdfast-Delivery", delivery.deliveryId());
        assertThat(posted.headers())
                .containsEntry(
                        "webhook-timestamp", Long.toString(house.clock.instant().getEpochSecond()));
        assertThat(signedBy(posted, endpoint.secret())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"default,11", "wechat,16", "alipay,8", "'0,1,2',3", "7,1"})
    void a_delivery_that_is_never_answered_well_is_tried_as_its_policy_says_and_dies(String policy, int attempts) {
        EndpointOutcome.WithSecret endpoint = house.endpoint(policy);
        Delivery delivery = house.planned();
        house.courier.fails(AttemptFailure.TIMEOUT);
        List<Duration> pauses = house.config.pauses(endpoint.endpoint().retryPolicy());
        assertThat(pauses).hasSize(attempts);
        for (Duration pause : pauses) {
            Delivery due = house.find(delivery.deliveryId());
            assertThat(due.state()).isEqualTo(DeliveryState.PENDING);
            assertThat(due.nextAttemptAt()).isEqualTo(house.clock.instant().plus(pause));
            if (pause.compareTo(Duration.ofSeconds(2)) > 0) {
                house.clock.pass(pause.minusSeconds(2));
                assertThat(house.attempt(due)).as("too early").isEqualTo(AttemptVerdict.UNKNOWN);
                house.clock.pass(Duration.ofSeconds(2));
            } else {
                house.clock.pass(pause);
            }
            assertThat(house.attempt(due)).isEqualTo(AttemptVerdict.BAD);
        }

        Delivery dead = house.find(delivery.deliveryId());
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.attempts()).isEqualTo(attempts);
        assertThat(dead.lastFailure()).isEqualTo(AttemptFailure.TIMEOUT);
        assertThat(house.records.attempts(delivery.deliveryId())).hasSize(attempts);
        assertThat(house.watch.dead).isOne();
        assertThat(house.wakeups.later).hasSize(pauses.get(0).isZero() ? attempts - 1 : attempts);
        assertThat(house.records.dead(10)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("webhook");
            assertThat(item.id()).isEqualTo(delivery.deliveryId());
            assertThat(item.amount()).isEqualTo(Money.of(1_250, CurrencyCode.CNY));
            assertThat(item.reason()).isEqualTo("TIMEOUT");
        });
    }

    @Test
    void what_died_is_listed_with_its_amount_be_it_a_refund_and_without_one_if_it_names_none() {
        house.endpoint("0", "refund.succeeded");
        house.endpoint("0", "payment.closed");
        MerchantEvent nextYears = new MerchantEvent(
                PublicId.mint("evt"),
                house.merchant,
                "payment.closed",
                "pay_1",
                house.clock.instant(),
                "{\"payment\":{\"amount\":{\"amount_minor\":1250,\"currency\":\"CNY\"}}}");
        house.plan.plan(List.of(house.event("refund.succeeded"), nextYears));
        house.courier.fails(AttemptFailure.TIMEOUT);
        house.list().forEach(house::attempt);

        assertThat(house.records.dead(10))
                .extracting(AttentionItem::amount)
                .containsExactlyInAnyOrder(Money.of(400, CurrencyCode.CNY), null);
    }

    /** The connections are the payments' too: whatever is done with a delivery, few do it at once. */
    @Test
    void of_many_that_are_delivered_at_once_few_are_at_the_database() throws Exception {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        house.plan.plan(IntStream.range(0, 24)
                .mapToObj(i -> house.event("payment.failed"))
                .toList());
        List<Delivery> all = house.list();
        CountedDeliveries counted = new CountedDeliveries(house.deliveries);
        Deliver deliver = house.deliver(counted.asDeliveries());
        List<Callable<Object>> work = new ArrayList<>();
        for (Delivery each : all.subList(0, 8)) {
            work.add(() -> deliver.attempt(house.due(each)));
        }
        for (Delivery each : all.subList(8, 24)) {
            work.add(() -> {
                deliver.putOff(Map.of(each.deliveryId(), house.clock.instant().plusSeconds(60)));
                return deliver.recall(endpoint);
            });
        }
        AtOnce.call(work);
        house.endpoints.delete(house.merchant, endpoint, house.clock.instant());
        AtOnce.call(all.subList(8, 24).stream()
                .<Callable<Object>>map(each -> () -> deliver.attempt(house.due(each)))
                .toList());

        assertThat(counted.calls).contains("claim", "record", "putOff", "recall", "end");
        assertThat(counted.most).hasValueLessThanOrEqualTo(house.config.lanes().connections());
    }

    /** Counts who is at the database at once, and makes each of them stay for a while. */
    private static final class CountedDeliveries implements InvocationHandler {
        final Set<String> calls = ConcurrentHashMap.newKeySet();
        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final Deliveries rows;

        CountedDeliveries(Deliveries rows) {
            this.rows = rows;
        }

        Deliveries asDeliveries() {
            return (Deliveries)
                    Proxy.newProxyInstance(Deliveries.class.getClassLoader(), new Class<?>[] {Deliveries.class}, this);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            calls.add(method.getName());
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                Thread.sleep(20);
                return method.invoke(rows, arguments);
            } finally {
                now.decrementAndGet();
            }
        }
    }

    @Test
    void of_many_who_take_it_at_once_one_gets_it() throws Exception {
        house.endpoint("default");
        Delivery delivery = house.planned();
        Instant now = house.clock.instant();

        List<Boolean> taken = AtOnce.call(Collections.nCopies(
                16,
                () -> house.deliveries.claim(delivery.deliveryId(), PublicId.mint("clm"), now, now.plusSeconds(30))
                        != null));

        assertThat(taken.stream().filter(Boolean::booleanValue)).hasSize(1);
    }

    @Test
    void a_message_that_comes_twice_sends_nothing_twice() {
        house.endpoint("default");
        Delivery delivery = house.planned();
        house.courier.meanwhile = () -> assertThat(
                        house.deliveries.due(List.of(delivery.deliveryId()), house.clock.instant()))
                .isEmpty();

        house.attempt(delivery);
        house.attempt(delivery);

        assertThat(house.courier.posted).hasSize(1);
    }

    @Test
    void whoever_reports_after_his_claim_ran_out_and_another_took_it_is_not_heard() {
        house.endpoint("default");
        Delivery delivery = house.planned();
        house.courier.meanwhile = () -> {
            house.courier.meanwhile = () -> {};
            house.clock.pass(house.config.queue().claimFor().plusSeconds(1));
            house.courier.fails(AttemptFailure.TIMEOUT);
            house.attempt(delivery);
            house.courier.fails(null);
        };

        house.attempt(delivery);

        Delivery after = house.find(delivery.deliveryId());
        assertThat(after.state()).isEqualTo(DeliveryState.PENDING);
        assertThat(after.attempts()).isOne();
    }

    @Test
    void one_whose_wake_up_was_lost_is_found_once_it_is_overdue() {
        house.endpoint("default");
        Delivery delivery = house.planned();

        house.sweep.turn();
        assertThat(house.swept).isEmpty();
        assertThat(house.watch.oldest).isEqualTo(delivery.createdAt());
        house.clock.pass(house.config.queue().overdueAfter().plusMillis(1));
        house.sweep.turn();
        house.sweep.turn();

        assertThat(house.swept).containsExactly(delivery.deliveryId());
    }

    @Test
    void one_that_somebody_died_with_is_due_again() {
        house.endpoint("default");
        Delivery delivery = house.planned();
        Instant now = house.clock.instant();
        house.deliveries.claim(delivery.deliveryId(), "clm_dead", now, now.plusSeconds(30));

        house.clock.pass(Duration.ofSeconds(36));
        house.sweep.turn();
        assertThat(house.swept).containsExactly(delivery.deliveryId());
        house.attempt(delivery);

        assertThat(house.find(delivery.deliveryId()).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void those_put_off_wait_without_an_attempt_until_their_time_is_over() {
        house.endpoint("0,60");
        Delivery delivery = house.planned();
        Instant giveUpAt = house.clock.instant().plus(Duration.ofMinutes(61));

        house.putOff(delivery, Duration.ofSeconds(300));

        Delivery waits = house.find(delivery.deliveryId());
        assertThat(waits.attempts()).isZero();
        assertThat(waits.nextAttemptAt()).isEqualTo(house.clock.instant().plusSeconds(300));
        assertThat(waits.lastFailure()).isEqualTo(AttemptFailure.ENDPOINT_FAILING);
        house.clock.pass(Duration.ofSeconds(300));
        house.putOff(delivery, Duration.ofHours(2));
        assertThat(house.find(delivery.deliveryId()).nextAttemptAt()).isEqualTo(giveUpAt);
        house.clock.pass(Duration.ofMinutes(56));
        house.putOff(delivery, Duration.ofSeconds(300));
        assertThat(house.find(delivery.deliveryId()).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(house.find(delivery.deliveryId()).lastFailure()).isEqualTo(AttemptFailure.ENDPOINT_FAILING);
        assertThat(house.watch.dead).isOne();
    }

    @Test
    void what_a_rule_is_against_waits_and_costs_no_attempt() {
        house.endpoint("default");
        Delivery delivery = house.planned();
        house.guard.shut(true);

        assertThat(house.attempt(delivery)).isEqualTo(AttemptVerdict.UNKNOWN);

        assertThat(house.courier.posted).isEmpty();
        Delivery waits = house.find(delivery.deliveryId());
        assertThat(waits.attempts()).isZero();
        assertThat(waits.nextAttemptAt()).isEqualTo(house.clock.instant().plusSeconds(7));
        house.guard.shut(false);
        house.clock.pass(Duration.ofSeconds(7));
        house.attempt(delivery);
        assertThat(house.find(delivery.deliveryId()).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void rules_see_each_attempt_for_as_long_as_it_takes_and_no_merchants_failure() {
        house.endpoint("default");
        Delivery delivery = house.planned();
        house.courier.statuses.add(500);
        house.courier.meanwhile = () -> assertThat(house.guard.entered).containsExactly(Deliver.RESOURCE);

        assertThat(house.attempt(delivery)).isEqualTo(AttemptVerdict.BAD);

        assertThat(house.guard.entered).containsExactly(Deliver.RESOURCE, "done");
    }

    @Test
    void those_put_off_for_an_endpoint_are_called_back_and_those_that_wait_for_their_next_try_are_not() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        Delivery retried = house.planned();
        house.courier.statuses.add(500);
        house.attempt(retried);
        house.plan.plan(List.of(house.event("payment.failed")));
        Delivery putOff = house.list().get(0);
        house.putOff(putOff, Duration.ofHours(1));

        assertThat(house.deliver.recall(endpoint))
                .extracting(DueDelivery::deliveryId)
                .containsExactly(putOff.deliveryId());

        assertThat(house.deliver.recall(endpoint)).as("they are due").isEmpty();
        assertThat(house.find(putOff.deliveryId()).nextAttemptAt()).isEqualTo(house.clock.instant());
        assertThat(house.deliver.recall("whe_other")).isEmpty();
    }

    @Test
    void one_for_which_there_is_no_room_waits_and_nobody_is_blamed() {
        house.endpoint("0,60");
        Delivery delivery = house.planned();
        house.courier.fails(AttemptFailure.NO_ROOM);

        assertThat(house.attempt(delivery)).isEqualTo(AttemptVerdict.UNKNOWN);

        Delivery waits = house.find(delivery.deliveryId());
        assertThat(waits.attempts()).isZero();
        assertThat(waits.nextAttemptAt())
                .isEqualTo(house.clock.instant().plus(house.config.queue().noRoomPause()));
        assertThat(waits.lastFailure()).isEqualTo(AttemptFailure.NO_ROOM);
        assertThat(house.watch.attempts).isEmpty();
        house.courier.fails(AttemptFailure.TIMEOUT);
        house.clock.pass(house.config.queue().noRoomPause());
        house.attempt(delivery);
        assertThat(house.find(delivery.deliveryId()).state())
                .as("the first try, and there is a second")
                .isEqualTo(DeliveryState.PENDING);
    }

    @Test
    void a_disabled_endpoint_makes_its_deliveries_wait_and_an_enabled_one_gets_them_at_once() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        Delivery delivery = house.planned();
        house.keep.change(
                house.merchant, endpoint, new EndpointChange(null, null, null, EndpointStatus.DISABLED, null));

        house.attempt(delivery);

        assertThat(house.courier.posted).isEmpty();
        assertThat(house.find(delivery.deliveryId()).nextAttemptAt())
                .isEqualTo(house.clock.instant().plus(house.config.queue().disabledPause()));
        house.clock.pass(Duration.ofSeconds(10));
        house.keep.change(house.merchant, endpoint, new EndpointChange(null, null, null, EndpointStatus.ENABLED, null));
        house.attempt(delivery);
        assertThat(house.find(delivery.deliveryId()).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void a_change_that_moves_an_endpoint_wakes_what_waits_and_another_does_not() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        Delivery delivery = house.planned();
        house.courier.statuses.add(500);
        house.attempt(delivery);
        Instant retryAt = house.clock.instant().plusSeconds(60);

        house.keep.change(house.merchant, endpoint, new EndpointChange(null, null, "of another name", null, null));
        assertThat(house.find(delivery.deliveryId()).nextAttemptAt()).isEqualTo(retryAt);

        house.keep.change(
                house.merchant, endpoint, new EndpointChange("https://other.example/hooks", null, null, null, null));
        assertThat(house.find(delivery.deliveryId()).nextAttemptAt()).isEqualTo(house.clock.instant());
    }

    @Test
    void all_that_waits_is_woken_and_ended_though_it_is_more_than_is_changed_at_once() {
        String endpoint = house.endpoint("60").endpoint().endpointId();
        house.plan.plan(IntStream.range(0, 2_500)
                .mapToObj(i -> house.event("payment.succeeded"))
                .toList());

        house.deliveries.wakeAll(endpoint, house.clock.instant());
        assertThat(pending("next_attempt_at <= created_at")).isEqualTo(2_500);

        house.deliveries.endAll(endpoint, house.clock.instant());
        assertThat(pending("TRUE")).isZero();
    }

    private long pending(String condition) {
        Long count = house.database
                .jdbc()
                .queryForObject(
                        "SELECT COUNT(*) FROM webhook_delivery WHERE state = 'PENDING' AND " + condition, Long.class);
        return Objects.requireNonNull(count);
    }

    @Test
    void what_is_on_its_way_to_an_endpoint_that_is_removed_dies() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        Delivery delivery = house.planned();

        assertThat(house.keep.delete(house.merchant, endpoint)).isTrue();

        Delivery dead = house.find(delivery.deliveryId());
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.lastFailure()).isEqualTo(AttemptFailure.ENDPOINT_DELETED);
        assertThat(house.keep.delete(house.merchant, endpoint)).isFalse();
        assertThat(house.records.dead(10)).as("nobody has to look at it").isEmpty();
        assertThat(house.resend.resend(house.merchant, delivery.deliveryId()))
                .isEqualTo(ResendDelivery.Outcome.ENDPOINT_NOT_ENABLED);
    }

    @Test
    void an_endpoint_removed_just_after_it_was_read_gets_nothing() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        Delivery delivery = house.planned();
        house.endpoints.delete(house.merchant, endpoint, house.clock.instant());

        house.attempt(delivery);

        assertThat(house.courier.posted).isEmpty();
        assertThat(house.find(delivery.deliveryId()).lastFailure()).isEqualTo(AttemptFailure.ENDPOINT_DELETED);
    }

    @Test
    void a_delivery_that_is_over_is_sent_again_by_hand_from_its_first_attempt_on() {
        house.endpoint("0,60");
        Delivery delivery = house.planned();
        assertThat(house.resend.resend(house.merchant, delivery.deliveryId()))
                .isEqualTo(ResendDelivery.Outcome.NOT_RESENDABLE);
        house.courier.statuses.addAll(List.of(500, 500));
        house.attempt(delivery);
        house.clock.pass(Duration.ofSeconds(60));
        house.attempt(delivery);
        assertThat(house.find(delivery.deliveryId()).state()).isEqualTo(DeliveryState.DEAD);

        assertThat(house.resend.resend("mer_other", delivery.deliveryId())).isEqualTo(ResendDelivery.Outcome.NOT_FOUND);
        assertThat(house.resend.resend(house.merchant, delivery.deliveryId())).isEqualTo(ResendDelivery.Outcome.RESENT);
        house.attempt(delivery);

        Delivery again = house.find(delivery.deliveryId());
        assertThat(again.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(again.attempts()).isEqualTo(3);
        assertThat(house.resend.resend(null, delivery.deliveryId())).isEqualTo(ResendDelivery.Outcome.RESENT);
    }

    @Test
    void two_secrets_sign_until_the_old_one_has_run_out() {
        EndpointOutcome.WithSecret old = house.endpoint("0,0,0");
        String endpoint = old.endpoint().endpointId();
        String request = NotifyHouse.token();
        EndpointOutcome.WithSecret fresh =
                (EndpointOutcome.WithSecret) house.keep.rotate(house.merchant, endpoint, request);
        assertThat(fresh.secret()).isNotEqualTo(old.secret()).startsWith("whsec_");
        assertThat(((EndpointOutcome.WithSecret) house.keep.rotate(house.merchant, endpoint, request)).secret())
                .as("the same request again exchanges nothing again")
                .isEqualTo(fresh.secret());
        Delivery delivery = house.planned();
        house.courier.statuses.add(500);
        house.attempt(delivery);

        assertThat(house.courier
                        .posted
                        .get(0)
                        .headers()
                        .get("webhook-signature")
                        .split(" "))
                .hasSize(2);
        assertThat(signedBy(house.courier.posted.get(0), old.secret())).isTrue();
        assertThat(signedBy(house.courier.posted.get(0), fresh.secret())).isTrue();
        house.clock.pass(house.config.secretsOverlap());
        house.attempt(delivery);
        assertThat(signedBy(house.courier.posted.get(1), old.secret())).isFalse();
        assertThat(signedBy(house.courier.posted.get(1), fresh.secret())).isTrue();
    }

    @Test
    void a_ping_goes_even_to_a_disabled_endpoint_that_wants_other_things() {
        String endpoint = house.endpoint("default", "refund.failed").endpoint().endpointId();
        house.keep.change(
                house.merchant, endpoint, new EndpointChange(null, null, null, EndpointStatus.DISABLED, null));

        SendTest.Sent sent = Objects.requireNonNull(house.sendTest.ping(house.merchant, endpoint));
        house.attempt(house.find(sent.deliveryId()));

        assertThat(house.courier.posted.get(0).body())
                .contains("\"type\":\"webhook.ping\"")
                .contains(endpoint);
        assertThat(house.find(sent.deliveryId()).state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(house.sendTest.ping("mer_other", endpoint)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"200,ACCEPTED,DELIVERED", "204,ACCEPTED,DELIVERED", "401,REJECTED,DELIVERED", "500,REJECTED,DELIVERED"})
    void a_probe_is_signed_wrongly_sent_once_and_shows_what_was_said(
            int status, ProbeResult result, DeliveryState state) {
        EndpointOutcome.WithSecret endpoint = house.endpoint("default");
        SendTest.Sent sent = Objects.requireNonNull(
                house.sendTest.probe(house.merchant, endpoint.endpoint().endpointId()));
        house.courier.statuses.add(status);

        assertThat(house.attempt(house.find(sent.deliveryId()))).isEqualTo(AttemptVerdict.UNKNOWN);

        Delivery probe = house.find(sent.deliveryId());
        assertThat(probe.probeResult()).isEqualTo(result);
        assertThat(probe.state()).isEqualTo(state);
        assertThat(signedBy(house.courier.posted.get(0), endpoint.secret())).isFalse();
        assertThat(house.wakeups.later).isEmpty();
        assertThat(house.resend.resend(house.merchant, sent.deliveryId()))
                .isEqualTo(ResendDelivery.Outcome.NOT_RESENDABLE);
    }

    @Test
    void a_probe_that_reaches_nobody_dies_rejected() {
        String endpoint = house.endpoint("default").endpoint().endpointId();
        SendTest.Sent sent = Objects.requireNonNull(house.sendTest.probe(house.merchant, endpoint));
        assertThat(house.find(sent.deliveryId()).probeResult()).isNull();
        house.courier.fails(AttemptFailure.CONNECTION_FAILED);

        house.attempt(house.find(sent.deliveryId()));

        assertThat(house.find(sent.deliveryId()).state()).isEqualTo(DeliveryState.DEAD);
        assertThat(house.find(sent.deliveryId()).probeResult()).isEqualTo(ProbeResult.REJECTED);
    }

    @Test
    void what_is_long_over_is_forgotten_and_what_is_not_over_is_not() {
        house.endpoint("default");
        house.attempt(house.planned());
        house.plan.plan(List.of(house.event("payment.failed")));
        house.clock.pass(house.config.kept().plusSeconds(1));

        assertThat(house.forget.turn()).isFalse();

        assertThat(house.list()).singleElement().extracting(Delivery::eventType).isEqualTo("payment.failed");
        assertThat(house.database.count("merchant_event")).isOne();
        assertThat(house.database.count("webhook_attempt")).isZero();
    }

    @Test
    void a_removed_endpoint_is_forgotten_when_no_delivery_names_it_any_more() {
        String unused = house.endpoint("default").endpoint().endpointId();
        house.keep.delete(house.merchant, unused);
        String used = house.endpoint("default").endpoint().endpointId();
        Delivery delivery = house.planned();
        house.keep.delete(house.merchant, used);
        house.endpoint("default");
        house.clock.pass(house.config.kept().plusSeconds(1));
        house.database
                .jdbc()
                .update(
                        "UPDATE webhook_delivery SET finished_at = finished_at + INTERVAL 1 HOUR WHERE delivery_id = ?",
                        delivery.deliveryId());

        house.forget.turn();
        assertThat(house.database.count("webhook_endpoint")).isEqualTo(2);

        house.clock.pass(Duration.ofHours(1));
        house.forget.turn();
        assertThat(house.database.count("webhook_endpoint")).isOne();
        assertThat(house.keep.list(house.merchant)).hasSize(1);
    }

    @Test
    void events_are_listed_newest_first_page_by_page_by_type_payment_and_time() {
        for (int i = 0; i < 5; i++) {
            house.plan.plan(List.of(house.event(i % 2 == 0 ? "payment.succeeded" : "payment.failed")));
            house.clock.pass(Duration.ofSeconds(1));
        }
        List<MerchantEvent> all = house.events.list(house.merchant, everything(10));
        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> b.occurredAt().compareTo(a.occurredAt()));
        MerchantEvent second = all.get(1);
        assertThat(house.events.list(house.merchant, new MerchantEvents.Wanted(null, null, null, null, second, 2)))
                .containsExactly(all.get(2), all.get(3));
        assertThat(house.events.list(
                        house.merchant, new MerchantEvents.Wanted("payment.failed", "pay_1", null, null, null, 9)))
                .hasSize(2);
        assertThat(house.events.list(house.merchant, new MerchantEvents.Wanted(null, "pay_2", null, null, null, 9)))
                .isEmpty();
        assertThat(house.events.list(
                        house.merchant,
                        new MerchantEvents.Wanted(
                                null, null, all.get(3).occurredAt(), all.get(1).occurredAt(), null, 9)))
                .containsExactly(all.get(2), all.get(3));
    }

    private static MerchantEvents.Wanted everything(int limit) {
        return new MerchantEvents.Wanted(null, null, null, null, null, limit);
    }

    private boolean signedBy(Posted posted, String secret) {
        // The library looks at the clock; the time stands in what is signed, so it is signed again here.
        try {
            String expected = new Webhook(secret)
                    .sign(
                            posted.headers().get("webhook-id"),
                            Long.parseLong(posted.headers().get("webhook-timestamp")),
                            posted.body());
            return List.of(posted.headers().get("webhook-signature").split(" ")).contains(expected);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
