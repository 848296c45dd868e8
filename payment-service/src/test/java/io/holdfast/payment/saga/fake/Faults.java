package io.holdfast.payment.saga.fake;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What goes wrong at which call, once or until it is mended. */
public final class Faults {

    public enum Fault {
        /** The call is refused, and has no effect. */
        REFUSES,
        /** It never arrives. */
        LOST,
        /** It has its effect, and the answer never arrives. */
        ANSWER_LOST
    }

    private final Map<String, Fault> next = new ConcurrentHashMap<>();
    private final Map<String, Fault> always = new ConcurrentHashMap<>();

    /** The next call of this name goes wrong. */
    public void once(String call, Fault fault) {
        next.put(call, fault);
    }

    /** Every call of this name goes wrong from now on. */
    public void always(String call, Fault fault) {
        always.put(call, fault);
    }

    public void mend() {
        next.clear();
        always.clear();
    }

    /** Carries a call out as it is to go. */
    <T> T call(String name, Supplier<T> refused, Supplier<T> effect) {
        Fault fault = always.get(name);
        if (fault == null) {
            fault = next.remove(name);
        }
        if (fault == null) {
            return effect.get();
        }
        return switch (fault) {
            case REFUSES -> refused.get();
            case LOST -> throw new IllegalStateException(name + " is lost");
            case ANSWER_LOST -> {
                effect.get();
                throw new IllegalStateException("the answer of " + name + " is lost");
            }
        };
    }
}
