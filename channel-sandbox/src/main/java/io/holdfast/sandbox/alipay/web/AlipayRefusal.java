package io.holdfast.sandbox.alipay.web;

/** Ends a request: {@code code} and {@code sub_code} as Alipay documents them. */
final class AlipayRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final String subCode;

    private AlipayRefusal(String code, String subCode, String words) {
        super(words, null, false, false);
        this.code = code;
        this.subCode = subCode;
    }

    /** The request itself is wrong. */
    static AlipayRefusal invalid(String subCode, String words) {
        return new AlipayRefusal("40002", subCode, words);
    }

    /** The business is refused. */
    static AlipayRefusal business(String subCode, String words) {
        return new AlipayRefusal("40004", subCode, words);
    }

    String code() {
        return code;
    }

    String subCode() {
        return subCode;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    String message() {
        return code.equals("40004") ? "Business Failed" : "Invalid Arguments";
    }
}
