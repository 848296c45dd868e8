package io.holdfast.contract.branch;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.AtOnce;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every participant of a payment must do, whatever order and number of calls the coordinator, the network and dying
 * processes make of it. A participant inherits this and drives its own branch, on a real database: each test begins with
 * {@link #FREE} units free, none held, none gone.
 */
public abstract class TccBranchContract {

    /** Units that are free when a test begins. */
    protected static final long FREE = 1_000;

    private static final int DUPLICATES = 50;

    private final String paymentId = PublicId.mint("pay");
    private final String xid = "127.0.0.1:8091:" + System.nanoTime();
    private final long branchId = System.nanoTime();

    protected enum Tried {
        HELD,
        SHORT,
        ALREADY_CANCELLED,
        CONTENT_MISMATCH
    }

    /** The resource that the branch moves; {@code free + held + gone} never changes. */
    public record Units(long free, long held, long gone) {}

    /** The try, as the branch's implementation sees it inside a global transaction. */
    protected abstract Tried attempt(String paymentId, String xid, long branchId, long units);

    /** The coordinator's confirm: true if it is done, now or before; false if it is refused. */
    protected abstract boolean confirm(String paymentId, String xid, long branchId);

    /** The coordinator's cancel: true if it is done, now or before; false if it is refused. */
    protected abstract boolean cancel(String paymentId, String xid, long branchId);

    protected abstract BranchReport report(String paymentId);

    protected abstract BranchReport resolve(String paymentId, Resolution resolution);

    /** Runs the expiry sweeper as if it were {@code now}, with payment-service giving this answer for every payment. */
    protected abstract void sweep(Instant now, Fate answer);

    protected abstract Units units();

    @Test
    void a_try_holds_and_a_confirm_takes() {
        assertThat(attempt(100)).isEqualTo(Tried.HELD);
        assertThat(units()).isEqualTo(new Units(900, 100, 0));
        assertThat(confirm()).isTrue();
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
        assertThat(state()).isEqualTo(BranchState.CONFIRMED);
    }

    @Test
    void a_try_holds_and_a_cancel_gives_back() {
        assertThat(attempt(100)).isEqualTo(Tried.HELD);
        assertThat(cancel()).isTrue();
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
        assertThat(state()).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void what_is_not_there_cannot_be_held_and_leaves_no_trace() {
        assertThat(attempt(1_001)).isEqualTo(Tried.SHORT);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
        assertThat(state()).isEqualTo(BranchState.ABSENT);
        assertThat(cancel()).isTrue();
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void the_last_unit_can_be_held() {
        assertThat(attempt(1_000)).isEqualTo(Tried.HELD);
        assertThat(attempt(PublicId.mint("pay"), xid + "1", branchId + 1, 1)).isEqualTo(Tried.SHORT);
        assertThat(units()).isEqualTo(new Units(0, 1_000, 0));
    }

    @Test
    void confirm_twice_takes_once() {
        attempt(100);
        assertThat(confirm()).isTrue();
        assertThat(confirm()).isTrue();
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
    }

    @Test
    void cancel_twice_gives_back_once() {
        attempt(100);
        assertThat(cancel()).isTrue();
        assertThat(cancel()).isTrue();
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void cancel_before_try_moves_nothing_and_refuses_the_late_try() {
        assertThat(cancel()).isTrue();
        assertThat(state()).isEqualTo(BranchState.CANCELLED);
        assertThat(attempt(100)).isEqualTo(Tried.ALREADY_CANCELLED);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void try_after_cancel_is_refused() {
        attempt(100);
        cancel();
        assertThat(attempt(100)).isEqualTo(Tried.ALREADY_CANCELLED);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void confirm_after_cancel_is_refused() {
        attempt(100);
        cancel();
        assertThat(confirm()).isFalse();
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
        assertThat(state()).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void cancel_after_confirm_is_refused() {
        attempt(100);
        confirm();
        assertThat(cancel()).isFalse();
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
        assertThat(state()).isEqualTo(BranchState.CONFIRMED);
    }

    @Test
    void confirm_of_what_was_never_tried_is_refused() {
        assertThat(confirm()).isFalse();
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void the_same_try_again_holds_once() {
        assertThat(attempt(100)).isEqualTo(Tried.HELD);
        assertThat(attempt(paymentId, xid, branchId + 1, 100)).isEqualTo(Tried.HELD);
        assertThat(units()).isEqualTo(new Units(900, 100, 0));
        assertThat(confirm(paymentId, xid, branchId)).isTrue();
        assertThat(confirm(paymentId, xid, branchId + 1)).isTrue();
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
    }

    @Test
    void the_same_payment_with_another_content_is_refused() {
        attempt(100);
        assertThat(attempt(paymentId, xid, branchId + 1, 101)).isEqualTo(Tried.CONTENT_MISMATCH);
        assertThat(units()).isEqualTo(new Units(900, 100, 0));
        assertThat(state()).isEqualTo(BranchState.TRIED);
    }

    @Test
    void fifty_confirms_at_once_take_once() throws Exception {
        attempt(100);
        assertThat(atOnce(this::confirm)).containsOnly(true);
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
    }

    @Test
    void fifty_cancels_at_once_give_back_once() throws Exception {
        attempt(100);
        assertThat(atOnce(this::cancel)).containsOnly(true);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void fifty_tries_at_once_hold_once() throws Exception {
        assertThat(atOnce(() -> attempt(100))).containsOnly(Tried.HELD);
        assertThat(units()).isEqualTo(new Units(900, 100, 0));
    }

    @Test
    void fifty_cancels_before_any_try_leave_one_tombstone() throws Exception {
        assertThat(atOnce(this::cancel)).containsOnly(true);
        assertThat(attempt(100)).isEqualTo(Tried.ALREADY_CANCELLED);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void confirms_and_cancels_racing_have_one_winner() throws Exception {
        attempt(100);
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < DUPLICATES / 2; i++) {
            calls.add(this::confirm);
            calls.add(this::cancel);
        }
        AtOnce.call(calls);
        Units afterwards = state() == BranchState.CONFIRMED ? new Units(900, 0, 100) : new Units(1_000, 0, 0);
        assertThat(units()).isEqualTo(afterwards);
    }

    @Test
    void tries_and_cancels_racing_leave_nothing_held() throws Exception {
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < DUPLICATES / 2; i++) {
            calls.add(() -> attempt(100));
            calls.add(this::cancel);
        }
        AtOnce.call(calls);
        assertThat(state()).isEqualTo(BranchState.CANCELLED);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void many_payments_at_once_hold_no_more_than_there_is() throws Exception {
        List<Callable<Tried>> calls = new ArrayList<>();
        for (int i = 0; i < DUPLICATES; i++) {
            String other = PublicId.mint("pay");
            long branch = branchId + 100 + i;
            calls.add(() -> attempt(other, xid + branch, branch, 30));
        }
        assertThat(AtOnce.call(calls)).filteredOn(Tried.HELD::equals).hasSize(33);
        assertThat(units()).isEqualTo(new Units(10, 990, 0));
    }

    @ParameterizedTest
    @EnumSource(Resolution.class)
    void a_resolution_finishes_what_the_coordinator_lost(Resolution resolution) {
        attempt(100);
        BranchReport report = resolve(paymentId, resolution);
        assertThat(report).isEqualTo(report(paymentId));
        assertThat(report.xid()).isEqualTo(xid);
        switch (resolution) {
            case CONFIRM -> assertThat(units()).isEqualTo(new Units(900, 0, 100));
            case CANCEL -> assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
        }
        assertThat(resolve(paymentId, resolution)).isEqualTo(report);
    }

    @Test
    void a_resolution_never_turns_a_final_state() {
        attempt(100);
        confirm();
        assertThat(resolve(paymentId, Resolution.CANCEL).state()).isEqualTo(BranchState.CONFIRMED);
        assertThat(units()).isEqualTo(new Units(900, 0, 100));
    }

    @Test
    void a_resolution_to_cancel_before_the_try_refuses_it() {
        assertThat(resolve(paymentId, Resolution.CANCEL).state()).isEqualTo(BranchState.CANCELLED);
        assertThat(attempt(100)).isEqualTo(Tried.ALREADY_CANCELLED);
    }

    @Test
    void a_resolution_to_confirm_what_was_never_tried_changes_nothing() {
        assertThat(resolve(paymentId, Resolution.CONFIRM).state()).isEqualTo(BranchState.ABSENT);
        assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
    }

    @Test
    void a_sweep_leaves_what_has_not_expired() {
        attempt(100);
        sweep(Instant.now(), Fate.CANCEL);
        assertThat(state()).isEqualTo(BranchState.TRIED);
    }

    @ParameterizedTest
    @EnumSource(Fate.class)
    void what_expired_meets_the_fate_of_its_payment(Fate fate) {
        attempt(100);
        sweep(Instant.now().plusSeconds(86_400), fate);
        switch (fate) {
            case CONFIRM -> assertThat(units()).isEqualTo(new Units(900, 0, 100));
            case CANCEL -> assertThat(units()).isEqualTo(new Units(1_000, 0, 0));
            case WAIT -> assertThat(units()).isEqualTo(new Units(900, 100, 0));
        }
    }

    @Test
    void any_order_of_phases_keeps_every_unit() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            String payment = PublicId.mint("pay");
            long branch = branchId + 1_000 + round;
            List<Runnable> phases = new ArrayList<>(List.of(
                    () -> attempt(payment, xid + branch, branch, 10),
                    () -> attempt(payment, xid + branch, branch, 10),
                    () -> confirm(payment, xid + branch, branch),
                    () -> confirm(payment, xid + branch, branch),
                    () -> cancel(payment, xid + branch, branch),
                    () -> cancel(payment, xid + branch, branch)));
            Collections.shuffle(phases, random);
            phases.forEach(Runnable::run);
            Units units = units();
            assertThat(units.free() + units.held() + units.gone())
                    .as("seed %d", seed)
                    .isEqualTo(FREE);
            assertThat(units.held()).as("seed %d", seed).isZero();
        }
    }

    private Tried attempt(long units) {
        return attempt(paymentId, xid, branchId, units);
    }

    private boolean confirm() {
        return confirm(paymentId, xid, branchId);
    }

    private boolean cancel() {
        return cancel(paymentId, xid, branchId);
    }

    private BranchState state() {
        return report(paymentId).state();
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        return AtOnce.call(Collections.nCopies(DUPLICATES, call));
    }
}
