package io.holdfast.payment.saga;

import io.holdfast.payment.saga.LeftSagas.LeftSaga;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries on with sagas that an instance left behind when it died. */
public final class TakeOverSagas {

    private static final Logger log = LoggerFactory.getLogger(TakeOverSagas.class);

    private final LeftSagas left;
    private final Map<String, SagaOwner> owners;
    private final SagaWatch watch;
    private final int batch;

    public TakeOverSagas(LeftSagas left, List<SagaOwner> owners, SagaWatch watch, int batch) {
        this.left = left;
        this.owners = owners.stream().collect(Collectors.toMap(SagaOwner::saga, Function.identity()));
        this.watch = watch;
        this.batch = batch;
    }

    /** Takes over a batch, and says whether there may be more. */
    public boolean turn() {
        List<LeftSaga> found = left.lease(batch);
        found.forEach(this::takeOver);
        return found.size() == batch;
    }

    private void takeOver(LeftSaga saga) {
        SagaOwner owner = owners.get(saga.saga());
        if (owner == null) {
            log.error("nobody knows what to do with a saga {} of {}", saga.saga(), saga.subject());
            return;
        }
        watch.takenOver(saga.saga());
        try {
            owner.carryOn(saga.subject());
        } catch (RuntimeException e) {
            log.warn("saga {} of {} is not taken over now", saga.saga(), saga.subject(), e);
        }
    }
}
