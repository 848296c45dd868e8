package io.holdfast.elsewhere;

import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;

/** A class that is on nobody's list, and counts how often it is made. */
public record Unlisted(String payload) implements Serializable {

    public static final AtomicInteger MADE = new AtomicInteger();

    public Unlisted {
        MADE.incrementAndGet();
    }
}
