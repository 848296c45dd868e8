package io.holdfast.payment.attention;

import java.util.List;

/** Knows of things that a person must look at. */
@FunctionalInterface
public interface NeedsAttention {

    /** Oldest first, at most {@code limit}. */
    List<AttentionItem> list(int limit);
}
