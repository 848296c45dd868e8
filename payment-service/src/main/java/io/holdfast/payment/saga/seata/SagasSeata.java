package io.holdfast.payment.saga.seata;

import io.holdfast.payment.saga.SagaProgress;
import io.holdfast.payment.saga.SagaWatch;
import io.holdfast.payment.saga.Sagas;
import io.holdfast.payment.saga.jdbc.SagaRowsJdbc;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.seata.saga.engine.StateMachineEngine;
import org.apache.seata.saga.statelang.domain.StateMachineInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sagas by Seata's engine. That two do not carry on with the same saga at once is held by the engine's own comparison of the
 * time at which it was last touched; that two do not begin it, by its unique key.
 */
public final class SagasSeata implements Sagas {

    private static final Logger log = LoggerFactory.getLogger(SagasSeata.class);

    private final StateMachineEngine engine;
    private final SagaRowsJdbc rows;
    private final SagaWatch watch;
    private final Clock clock;
    private final Duration runFor;

    public SagasSeata(StateMachineEngine engine, SagaRowsJdbc rows, SagaWatch watch, Clock clock, Duration runFor) {
        this.engine = engine;
        this.rows = rows;
        this.watch = watch;
        this.clock = clock;
        this.runFor = runFor;
    }

    @Override
    public SagaProgress advance(String saga, String subject, Map<String, String> parameters) {
        try {
            String id = rows.find(subject, SagaEngine.TENANT);
            SagaProgress progress =
                    id == null ? begun(saga, subject, parameters) : carriedOn(id, saga, subject, parameters);
            watch.advanced(saga, progress);
            return progress;
        } catch (RuntimeException e) {
            log.warn("saga {} of {} rests: {}", saga, subject, e.toString());
            return new SagaProgress.Underway();
        }
    }

    private SagaProgress begun(String saga, String subject, Map<String, String> parameters) {
        return rested(saga, engine.startWithBusinessKey(saga, SagaEngine.TENANT, subject, new HashMap<>(parameters)));
    }

    private SagaProgress carriedOn(String id, String saga, String subject, Map<String, String> parameters) {
        StateMachineInstance instance = engine.reloadStateMachineInstance(id);
        SagaRun run = new SagaRun(instance);
        SagaProgress progress = run.progress();
        if (!(progress instanceof SagaProgress.Underway) || isWorkedOn(instance)) {
            return progress;
        }
        if (run.hasNoSteps()) {
            boolean forgotten = rows.forget(id, instance.getGmtUpdated().toInstant());
            return forgotten ? begun(saga, subject, parameters) : progress;
        }
        return rested(saga, run.isRefused() ? engine.compensate(id, null) : engine.forward(id, null));
    }

    private boolean isWorkedOn(StateMachineInstance instance) {
        return instance.isRunning()
                && clock.instant().isBefore(instance.getGmtUpdated().toInstant().plus(runFor));
    }

    private static SagaProgress rested(String saga, StateMachineInstance instance) {
        SagaProgress progress = new SagaRun(instance).progress();
        if (progress instanceof SagaProgress.Underway) {
            log.info("saga {} of {} rests", saga, instance.getBusinessKey());
        }
        return progress;
    }
}
