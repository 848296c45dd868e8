package io.holdfast.payment.pay;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.risk.InputRules;

/** What a request to pay must look like before anything is asked about it. */
final class Payable {

    private static final long MOST_MINOR = 1_000_000_000_000L;
    private static final int LONGEST_NUMBER = 64;
    private static final int LONGEST_ID = 40;

    private Payable() {}

    static boolean inRange(Money amount) {
        return amount.amountMinor() >= 1 && amount.amountMinor() <= MOST_MINOR;
    }

    static void check(PayOrder order) {
        checkNumber(order.merchantPaymentNo());
        checkId("merchant", order.merchantId());
        checkId("order", order.orderId());
        checkId("payer's account", order.payerAccountId());
        checkRisk(order.risk());
    }

    private static void checkRisk(RiskInputs inputs) {
        InputRules.Fault fault = InputRules.fault(inputs);
        if (fault != null) {
            throw new IllegalArgumentException("risk." + fault.field() + " " + fault.why());
        }
    }

    private static void checkNumber(String number) {
        int length = number.codePointCount(0, number.length());
        if (length < 1 || length > LONGEST_NUMBER || !number.strip().equals(number)) {
            throw new IllegalArgumentException(
                    "the payment number must have 1 to " + LONGEST_NUMBER + " characters, no blanks around them");
        }
    }

    private static void checkId(String whose, String id) {
        if (id.isEmpty() || id.length() > LONGEST_ID || !id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IllegalArgumentException("no " + whose + " has such an id");
        }
    }
}
