package io.holdfast.benchmark;

/** What a run has shown. */
interface Outcome {

    boolean asItShouldBe();

    String forPeople();

    /** The last line. */
    String forMachines();
}
