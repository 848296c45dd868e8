package io.holdfast.payment.channel.guard;

import org.jspecify.annotations.Nullable;

/** A call was not made. It costs no stack trace: under load there are many. */
final class CallShedException extends Exception {

    private static final long serialVersionUID = 1;

    CallShedException(String message, @Nullable Throwable cause) {
        super(message, cause, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
