package io.holdfast.protection.guard;

/** Asked long before a call is made whether it will be let through, so that nothing is begun for one that will not. */
public interface Breakers {

    /**
     * Whether a call is worth beginning for: its breakers are closed, or one of them has been open for long enough and this
     * answer is the one that sends somebody to try it. Changes no breaker.
     */
    boolean admit(String resource);
}
