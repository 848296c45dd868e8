package io.holdfast.protection.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CallRefusedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void it_passes_in_its_time_though_the_counter_overflows() {
        Deadline deadline = Deadline.in(Duration.ofNanos(10), nanos::get);
        nanos.addAndGet(9);
        assertThat(deadline.hasPassed()).isFalse();
        assertThat(deadline.left()).isEqualTo(Duration.ofNanos(1));

        nanos.addAndGet(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void work_is_refused_once_it_has_passed_and_only_on_its_thread() {
        try (Deadline.Scope scope =
                Deadline.in(Duration.ofNanos(10), nanos::get).begin()) {
            Deadline.check("work");
            nanos.addAndGet(10);

            assertThatThrownBy(() -> Deadline.check("work"))
                    .isInstanceOf(CallRefusedException.class)
                    .hasMessage("EXPIRED at work");
            CompletableFuture.runAsync(() -> Deadline.check("another's work")).join();
        }
        Deadline.check("work");
    }

    @Test
    void the_end_of_a_scope_brings_back_what_was_before() {
        Deadline outer = Deadline.in(Duration.ofSeconds(1));
        try (Deadline.Scope one = outer.begin()) {
            try (Deadline.Scope two = Deadline.in(Duration.ofSeconds(2)).begin()) {
                assertThat(Deadline.current()).isNotSameAs(outer);
            }
            assertThat(Deadline.current()).isSameAs(outer);
        }
        assertThat(Deadline.current()).isNull();
    }
}
