package io.holdfast.payment.resolve;

import static io.holdfast.contract.branch.BranchState.ABSENT;
import static io.holdfast.contract.branch.BranchState.CANCELLED;
import static io.holdfast.contract.branch.BranchState.CONFIRMED;
import static io.holdfast.contract.branch.BranchState.TRIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.payment.resolve.Coordinator.Knowledge;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table: every combination of what two or three participants report and what the coordinator knows. */
class EvidenceTest {

    /** What a look comes to once nothing can be tried any more and the coordinator is done, by the states that occur. */
    private static final Map<Set<BranchState>, Verdict> WHEN_DONE = Map.ofEntries(
            Map.entry(EnumSet.of(ABSENT), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(TRIED), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(CANCELLED), Verdict.FAILED),
            Map.entry(EnumSet.of(CONFIRMED), Verdict.SUCCEEDED),
            Map.entry(EnumSet.of(ABSENT, TRIED), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(ABSENT, CANCELLED), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(ABSENT, CONFIRMED), Verdict.CONTRADICTION),
            Map.entry(EnumSet.of(TRIED, CANCELLED), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(TRIED, CONFIRMED), Verdict.CONFIRM_THE_REST),
            Map.entry(EnumSet.of(CANCELLED, CONFIRMED), Verdict.CONTRADICTION),
            Map.entry(EnumSet.of(ABSENT, TRIED, CANCELLED), Verdict.CANCEL_ALL),
            Map.entry(EnumSet.of(ABSENT, TRIED, CONFIRMED), Verdict.CONTRADICTION),
            Map.entry(EnumSet.of(ABSENT, CANCELLED, CONFIRMED), Verdict.CONTRADICTION),
            Map.entry(EnumSet.of(TRIED, CANCELLED, CONFIRMED), Verdict.CONTRADICTION));

    private static Stream<List<BranchState>> combinations() {
        List<List<BranchState>> all = new ArrayList<>();
        for (BranchState stock : BranchState.values()) {
            for (BranchState funds : BranchState.values()) {
                all.add(List.of(stock, funds));
                for (BranchState points : BranchState.values()) {
                    all.add(List.of(stock, points, funds));
                }
            }
        }
        return all.stream();
    }

    private static Evidence evidence(List<BranchState> states) {
        return new Evidence(states.stream()
                .map(state -> new BranchReport("pay_1", state, state == ABSENT ? null : "xid-1"))
                .toList());
    }

    @Test
    void the_table_is_whole() {
        assertThat(combinations()).hasSize(4 * 4 + 4 * 4 * 4);
        assertThat(combinations().map(EnumSet::copyOf).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        WHEN_DONE.keySet().stream().map(EnumSet::copyOf).toList());
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void reports_alone_decide_only_where_all_agree_on_an_end(List<BranchState> states) {
        Set<BranchState> occurring = EnumSet.copyOf(states);

        Verdict verdict = evidence(states).alone();

        assertThat(verdict == Verdict.SUCCEEDED).isEqualTo(occurring.equals(EnumSet.of(CONFIRMED)));
        assertThat(verdict == Verdict.FAILED).isEqualTo(occurring.equals(EnumSet.of(CANCELLED)));
        assertThat(verdict == Verdict.CONTRADICTION).isEqualTo(occurring.containsAll(EnumSet.of(CONFIRMED, CANCELLED)));
        assertThat(verdict).isIn(Verdict.SUCCEEDED, Verdict.FAILED, Verdict.CONTRADICTION, Verdict.WAIT);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void a_coordinator_that_is_at_work_or_silent_is_waited_for(List<BranchState> states) {
        assertThat(evidence(states).overdue(Knowledge.AT_WORK)).isEqualTo(Verdict.WAIT);
        assertThat(evidence(states).overdue(Knowledge.SILENT)).isEqualTo(Verdict.WAIT);
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void when_the_coordinator_is_done_the_table_decides(List<BranchState> states) {
        assertThat(evidence(states).overdue(Knowledge.DONE)).isEqualTo(WHEN_DONE.get(EnumSet.copyOf(states)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void nothing_is_cancelled_once_one_has_confirmed_and_nothing_confirmed_unless_one_has(List<BranchState> states) {
        Verdict verdict = evidence(states).overdue(Knowledge.DONE);

        if (states.contains(CONFIRMED)) {
            assertThat(verdict).isNotIn(Verdict.CANCEL_ALL, Verdict.FAILED);
        } else {
            assertThat(verdict).isNotIn(Verdict.CONFIRM_THE_REST, Verdict.SUCCEEDED);
        }
    }
}
