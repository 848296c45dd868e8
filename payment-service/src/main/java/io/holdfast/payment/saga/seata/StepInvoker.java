package io.holdfast.payment.saga.seata;

import org.apache.seata.saga.engine.invoker.ServiceInvoker;
import org.apache.seata.saga.statelang.domain.ServiceTaskState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a step, and makes of whatever it throws one thing that the engine can store: that it was not answered. */
final class StepInvoker implements ServiceInvoker {

    private static final Logger log = LoggerFactory.getLogger(StepInvoker.class);
    private static final int LONGEST_MESSAGE = 200;

    private final ServiceInvoker beans;

    StepInvoker(ServiceInvoker beans) {
        this.beans = beans;
    }

    @Override
    public Object invoke(ServiceTaskState step, Object... input) {
        try {
            return beans.invoke(step, input);
        } catch (Throwable failure) { // as the interface has it; an Error is no answer either
            log.warn("step {} was not answered, for {}", step.getName(), input, failure);
            String message = step.getName() + ": " + failure;
            throw new StepUnansweredException(message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        }
    }
}
