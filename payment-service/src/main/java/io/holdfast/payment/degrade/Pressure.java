package io.holdfast.payment.degrade;

/** Something that payments need and that can be used up. */
@FunctionalInterface
public interface Pressure {

    /** How much of it is taken or waited for: 0 is nothing, 1 all of it. */
    double now();
}
