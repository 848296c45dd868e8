package io.holdfast.stack.server;

/** A child is up, or not even that, but does not do its work yet. */
public final class NotReady extends Exception {

    private static final long serialVersionUID = 1L;

    NotReady(String reason) {
        super(reason);
    }
}
