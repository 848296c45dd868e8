package io.holdfast.payment.collect;

import io.holdfast.contract.PublicId;

/** Numbers for channels, which allow 32 characters of {@code [0-9a-z]} and want each once. */
final class AttemptNumbers {

    private AttemptNumbers() {}

    static String mint() {
        return PublicId.mint("t").replace("_", "");
    }
}
