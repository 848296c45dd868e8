package io.holdfast.protection.call.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CallRefusedException.Reason;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.protection.deadline.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.apache.dubbo.rpc.RpcContext;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deadlines over Dubbo's wire. */
class DeadlineCallsTest {

    private static final long UNLIMITED = Long.MAX_VALUE;
    private static final Wire WIRE = new Wire();
    private static final Answering FAR = new Answering();
    private static final Answering NEAR = new Answering();

    /** Has one thread. */
    private static Neighbour narrow;

    private static Neighbour far;
    private static Neighbour farInAnyCase;
    private static PointsAccounts points;

    @BeforeAll
    static void start() throws IOException {
        narrow = WIRE.connect(Neighbour.class, NEAR, "default", 1, Map.of());
        far = WIRE.connect(Neighbour.class, FAR, "default");
        farInAnyCase = WIRE.connect(Neighbour.class, FAR, "default", 1, Map.of("answer.deadline", "none"));
        points = WIRE.connect(PointsAccounts.class, new NoPoints(), "default");
        for (Neighbour each : List.of(narrow, far, farInAnyCase)) {
            each.answer("warm");
        }
    }

    @AfterAll
    static void stop() {
        WIRE.close();
    }

    @BeforeEach
    void forget() {
        FAR.reset();
        NEAR.reset();
    }

    /** Writes down how much time it has, in milliseconds. */
    private static final class Answering implements Neighbour {

        private final List<Long> left = new CopyOnWriteArrayList<>();
        private volatile UnaryOperator<String> answering = question -> question;

        void reset() {
            left.clear();
            answering = question -> question;
        }

        @Override
        public String answer(String question) {
            Deadline deadline = Deadline.current();
            left.add(deadline == null ? UNLIMITED : deadline.left().toMillis());
            return answering.apply(question);
        }

        @Override
        public List<String> twoParameters(String one, List<String> other) {
            answer(one);
            return other;
        }
    }

    private static Deadline.Scope within(long millis) {
        return Deadline.in(Duration.ofMillis(millis)).begin();
    }

    @Test
    void a_call_that_waited_for_a_thread_past_its_deadline_never_enters_the_service() throws Exception {
        NEAR.answering = question -> slowly(question, 300);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> narrow.answer("first"));
        awaitCalls(1);

        try (Deadline.Scope scope = within(150)) {
            long before = System.nanoTime();
            assertThatThrownBy(() -> narrow.answer("second")).isInstanceOf(RpcException.class);
            assertThat((System.nanoTime() - before) / 1_000_000)
                    .as("the caller waits as long as its deadline, not as its timeout")
                    .isLessThan(280);
        }

        assertThat(first.join()).isEqualTo("first");
        NEAR.answering = question -> question;
        assertThat(narrow.answer("third")).isEqualTo("third");
        assertThat(NEAR.left).as("first and third, without a deadline").containsExactly(UNLIMITED, UNLIMITED);
    }

    @Test
    void what_waited_for_a_thread_has_used_up_its_time() throws Exception {
        NEAR.answering = question -> slowly(question, 200);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> narrow.answer("first"));
        awaitCalls(1);
        NEAR.answering = question -> question;

        try (Deadline.Scope scope = within(390)) {
            assertThat(narrow.answer("second")).isEqualTo("second");
        }

        first.join();
        assertThat(NEAR.left.get(1)).isBetween(0L, 300L);
    }

    @Test
    void the_time_shrinks_over_two_hops() {
        NEAR.answering = question -> far.answer(slowly(question, 100));

        try (Deadline.Scope scope = within(350)) {
            assertThat(narrow.answer("?")).isEqualTo("?");
        }

        assertThat(NEAR.left.get(0)).isBetween(1L, 350L);
        assertThat(FAR.left.get(0)).isBetween(1L, NEAR.left.get(0) - 100);
        assertThat(Deadline.current()).isNull();
    }

    @Test
    void a_call_never_has_more_time_than_its_timeout() {
        try (Deadline.Scope scope = within(60_000)) {
            far.answer("?");
        }

        assertThat(FAR.left.get(0)).isBetween(1L, (long) Wire.TIMEOUT_MILLIS);
    }

    @Test
    void without_a_deadline_there_is_all_the_time() {
        try (Deadline.Scope scope = within(60_000)) {
            far.answer("limited");
        }

        far.answer("?");

        assertThat(FAR.left).hasSize(2).endsWith(UNLIMITED);
    }

    @Test
    void a_passed_deadline_refuses_before_anything_is_sent() {
        try (Deadline.Scope scope = within(0)) {
            assertThatThrownBy(() -> far.answer("?")).isInstanceOfSatisfying(CallRefusedException.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Reason.EXPIRED);
                assertThat(refused.resource()).contains("Neighbour:answer(");
            });
        }

        assertThat(FAR.left).isEmpty();
    }

    @Test
    void the_refusal_of_the_other_side_crosses_the_wire_as_what_it_is() {
        RpcContext.getClientAttachment().setAttachment(DeadlineCalls.KEY, "0");
        try {
            assertThatThrownBy(() -> points.balance("mer_1", "alice"))
                    .isInstanceOfSatisfying(
                            CallRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.EXPIRED));
        } finally {
            RpcContext.getClientAttachment().removeAttachment(DeadlineCalls.KEY);
        }
    }

    @Test
    void a_method_that_takes_the_time_it_needs_goes_without_a_deadline_and_the_others_with_it() {
        try (Deadline.Scope scope = within(0)) {
            assertThat(farInAnyCase.answer("?")).isEqualTo("?");
            assertThatThrownBy(() -> farInAnyCase.twoParameters("?", List.of()))
                    .isInstanceOf(CallRefusedException.class);
        }

        assertThat(FAR.left).containsExactly(UNLIMITED);
    }

    private static void awaitCalls(int calls) {
        while (NEAR.left.size() < calls) {
            slowly("", 1);
        }
    }

    private static String slowly(String answer, long millis) {
        try {
            Thread.sleep(millis);
            return answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
