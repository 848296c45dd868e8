package io.holdfast.payment.saga.seata;

import io.holdfast.payment.saga.SagaProgress;
import java.util.List;
import java.util.Map;
import org.apache.seata.saga.statelang.domain.ExecutionStatus;
import org.apache.seata.saga.statelang.domain.StateInstance;
import org.apache.seata.saga.statelang.domain.StateMachineInstance;
import org.apache.seata.saga.statelang.domain.TaskState;
import org.jspecify.annotations.Nullable;

/** The engine's record of one saga, read as we mean it. */
record SagaRun(StateMachineInstance instance) {

    /** What every step answers unless it refuses. */
    static final String DONE = "DONE";

    /** Where the definitions put what the last step answered. */
    static final String OUTCOME = "outcome";

    private static final String UNKNOWN_REFUSAL = "REFUSED";

    SagaProgress progress() {
        if (instance.isRunning()) {
            return new SagaProgress.Underway();
        }
        if (isRefused()) {
            return isUndone() ? new SagaProgress.Undone(refusal()) : new SagaProgress.Underway();
        }
        boolean succeeded = instance.getStatus() == ExecutionStatus.SU && instance.getCompensationStatus() == null;
        return succeeded ? new SagaProgress.Succeeded() : new SagaProgress.Underway();
    }

    /**
     * Whether a step has refused, so that the way leads back. The engine does not write this down before it has come to rest:
     * where its instance died, only the steps can tell.
     */
    boolean isRefused() {
        return outcome(instance.getEndParams()) != null
                || steps().stream().anyMatch(step -> step.isForCompensation() || isFailed(step));
    }

    boolean hasNoSteps() {
        return steps().isEmpty();
    }

    private boolean isUndone() {
        return instance.getCompensationStatus() == ExecutionStatus.SU
                || (instance.getCompensationStatus() == null && steps().stream().noneMatch(this::isToBeUndone));
    }

    private boolean isToBeUndone(StateInstance step) {
        return !step.isForCompensation()
                && !isFailed(step)
                && step.getCompensationStatus() != ExecutionStatus.SU
                && instance.getStateMachine().getState(step.getName()) instanceof TaskState task
                && task.getCompensateState() != null;
    }

    private String refusal() {
        String refusal = outcome(instance.getEndParams());
        return steps().stream()
                .filter(step -> isFailed(step) && !step.isForCompensation() && step.getOutputParams() != null)
                .map(step -> step.getOutputParams().toString())
                .findFirst()
                .orElse(refusal == null ? UNKNOWN_REFUSAL : refusal);
    }

    /** What a step has refused with; null if none has. */
    private static @Nullable String outcome(@Nullable Map<String, Object> variables) {
        Object outcome = variables == null ? null : variables.get(OUTCOME);
        return outcome == null || outcome.equals(DONE) ? null : outcome.toString();
    }

    private List<StateInstance> steps() {
        List<StateInstance> steps = instance.getStateList();
        return steps == null ? List.of() : steps;
    }

    private static boolean isFailed(StateInstance step) {
        return step.getStatus() == ExecutionStatus.FA;
    }
}
