package io.holdfast.payment.saga;

import java.util.Map;

/** Carries sagas out. Any instance may carry on with any saga; two at once do no harm, because every step may be repeated. */
public interface Sagas {

    /**
     * Takes a saga as far as it goes now, on the caller's thread: begins it, or carries on where it rests. One that somebody
     * else is at work on, or was at work on until a moment ago, is left to him.
     *
     * @param saga the name of its definition, {@code settle-payment} for example
     * @param subject what it is about, 1 to 48 characters; there is one saga a subject
     * @param parameters what its steps are called with; counted when it begins
     * @return what it has come to. Never fails: what is in the way is logged, and the saga rests
     */
    SagaProgress advance(String saga, String subject, Map<String, String> parameters);
}
