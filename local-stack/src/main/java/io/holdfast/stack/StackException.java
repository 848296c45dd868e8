package io.holdfast.stack;

import java.util.List;

/** A stack that cannot be had: one line that says why and, where a child is to blame, the last it wrote. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> log;

    StackException(String reason) {
        this(reason, List.of());
    }

    StackException(String reason, List<String> log) {
        super(reason);
        this.log = List.copyOf(log);
    }

    /** The child's last lines; empty where no child is to blame. */
    public List<String> log() {
        return log;
    }
}
