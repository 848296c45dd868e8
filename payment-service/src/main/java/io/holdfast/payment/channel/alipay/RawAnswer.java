package io.holdfast.payment.channel.alipay;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked at before the SDK reads an answer. It verifies the signature over the raw text of the answer's first node
 * ({@code alipay_trade_query_response}), and lets errors pass that have none.
 */
final class RawAnswer {

    private static final Pattern METHOD = Pattern.compile("[?&]method=([a-z.]+)");
    /** Answers of the business behind the gateway. It signs them; what the gateway itself refuses is not signed. */
    private static final Pattern BUSINESS = Pattern.compile("\"code\"\\s*:\\s*\"(10000|10003|40004)\"");

    private RawAnswer() {}

    /** @throws IOException if the answer must not be believed */
    static void check(String url, String text) throws IOException {
        Matcher method = METHOD.matcher(url);
        if (!method.find()) {
            throw new IOException("a request without a method");
        }
        String node = "\"" + method.group(1).replace('.', '_') + "_response\"";
        if (text.indexOf(node) != text.lastIndexOf(node)) {
            // The signature covers the first; somebody may have added the second for a reader that takes the last.
            throw new IOException("an answer with its node twice");
        }
        if (BUSINESS.matcher(text).find() && !text.contains("\"sign\"")) {
            throw new IOException("an answer without a signature");
        }
    }
}
