package io.holdfast.sandbox.card.web;

/** Ends a request with an error. */
final class AcquirerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    AcquirerException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static AcquirerException unknown(String what) {
        return new AcquirerException(404, "not_found", what + " is not known");
    }

    static AcquirerException conflict(String message) {
        return new AcquirerException(409, "conflict", message);
    }

    static AcquirerException refused(String code, String message) {
        return new AcquirerException(422, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
