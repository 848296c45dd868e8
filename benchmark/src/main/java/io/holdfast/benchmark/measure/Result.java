package io.holdfast.benchmark.measure;

/** How one round of a worker ended. */
public sealed interface Result {

    /** As it should; {@code late} where the answer was first PROCESSING and had to be asked for. */
    record Done(boolean late) implements Result {}

    /** Otherwise; {@code kind} groups its like. */
    record Wrong(String kind) implements Result {}

    /** There was nothing to do any more, and there will not be. */
    record NothingLeft() implements Result {}
}
