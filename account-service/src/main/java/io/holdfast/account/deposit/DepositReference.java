package io.holdfast.account.deposit;

/**
 * How the ledger names a deposit: {@code <merchant>/<deposit number>}, because numbers are unique only per merchant. The
 * merchant's own statements show the number alone.
 */
public final class DepositReference {

    public static final String OPERATION = "deposit";

    private DepositReference() {}

    static String of(String merchantId, String depositNo) {
        return merchantId + "/" + depositNo;
    }

    /** The merchant's number in a reference made for that merchant. */
    public static String numberIn(String reference, String merchantId) {
        return reference.substring(merchantId.length() + 1);
    }
}
