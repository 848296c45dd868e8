package io.holdfast.payment.resolve.tcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.resolve.Coordinator.Knowledge;
import org.apache.seata.core.model.GlobalStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class CoordinatorSeataTest {

    @ParameterizedTest
    @EnumSource(
            names = {
                "Finished",
                "CommitFailed",
                "RollbackFailed",
                "TimeoutRollbackFailed",
                "CommitRetryTimeout",
                "RollbackRetryTimeout"
            })
    void what_is_forgotten_or_given_up_is_done(GlobalStatus status) {
        assertThat(CoordinatorSeata.knowledge(status)).isEqualTo(Knowledge.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                "Finished",
                "CommitFailed",
                "RollbackFailed",
                "TimeoutRollbackFailed",
                "CommitRetryTimeout",
                "RollbackRetryTimeout",
                "UnKnown"
            })
    void everything_else_is_the_coordinators_to_finish(GlobalStatus status) {
        assertThat(CoordinatorSeata.knowledge(status)).isEqualTo(Knowledge.AT_WORK);
    }

    @Test
    void unknown_is_said_where_it_could_not_look_and_decides_nothing() {
        assertThat(CoordinatorSeata.knowledge(GlobalStatus.UnKnown)).isEqualTo(Knowledge.SILENT);
        assertThat(CoordinatorSeata.knowledge(null)).isEqualTo(Knowledge.SILENT);
    }
}
