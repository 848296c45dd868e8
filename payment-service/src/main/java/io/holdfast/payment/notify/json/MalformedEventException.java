package io.holdfast.payment.notify.json;

/** An event that is not what the contract says. */
public final class MalformedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedEventException(String what) {
        super(what);
    }

    MalformedEventException(String what, Throwable cause) {
        super(what, cause);
    }
}
