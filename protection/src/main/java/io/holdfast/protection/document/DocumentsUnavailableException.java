package io.holdfast.protection.document;

/** Operators' documents cannot be reached at the moment. */
public final class DocumentsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DocumentsUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
