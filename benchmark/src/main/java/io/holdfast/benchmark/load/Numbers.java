package io.holdfast.benchmark.load;

import io.holdfast.contract.PublicId;

/** Nonces and merchant numbers, unique among all clients of all runs. Not thread-safe. */
final class Numbers {

    private final String prefix = PublicId.mint("b").substring(2);
    private long sequence;

    String next() {
        return prefix + '-' + ++sequence;
    }
}
