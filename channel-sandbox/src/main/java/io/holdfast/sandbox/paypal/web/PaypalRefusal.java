package io.holdfast.sandbox.paypal.web;

/** Ends a request: {@code name} and {@code details[].issue} as PayPal documents them. */
final class PaypalRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String name;
    private final String issue;

    private PaypalRefusal(int status, String name, String issue, String words) {
        super(words, null, false, false);
        this.status = status;
        this.name = name;
        this.issue = issue;
    }

    static PaypalRefusal unprocessable(String issue, String words) {
        return new PaypalRefusal(422, "UNPROCESSABLE_ENTITY", issue, words);
    }

    static PaypalRefusal invalid(String issue, String words) {
        return new PaypalRefusal(400, "INVALID_REQUEST", issue, words);
    }

    static PaypalRefusal notFound() {
        return new PaypalRefusal(
                404, "RESOURCE_NOT_FOUND", "INVALID_RESOURCE_ID", "Specified resource ID does not exist.");
    }

    int status() {
        return status;
    }

    String error() {
        return name;
    }

    String issue() {
        return issue;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
