package io.holdfast.protection.guard;

/** Asked before something is done that has rules, under the name of a resource. */
public interface Guard {

    /**
     * @param resource what is asked for, one of a bounded number of names: figures are kept for each
     * @param traffic whether it is shed when the whole instance is under pressure
     * @param parameters what a rule may count by, a merchant's id for example; at most a few thousand values are told apart
     * @return to be closed by the same thread, the latest first
     * @throws ShedException if a rule is against it: nothing must be done
     */
    Passage enter(String resource, Traffic traffic, Object... parameters) throws ShedException;
}
