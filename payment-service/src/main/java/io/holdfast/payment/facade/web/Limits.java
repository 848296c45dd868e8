package io.holdfast.payment.facade.web;

/** The ranges that the API accepts. */
final class Limits {

    /** 10^12 minor units, points included. */
    static final long AMOUNT_MINOR = 1_000_000_000_000L;
    /** Merchants' own numbers, names of customers and SKUs. */
    static final int NAME_LENGTH = 64;

    static final int TITLE_LENGTH = 200;
    static final int ITEMS = 100;
    static final int ITEM_QUANTITY = 1_000_000;
    static final long DELIVERY_QUANTITY = 1_000_000_000L;
    static final long PAY_WITHIN_SECONDS_MIN = 60;
    static final long PAY_WITHIN_SECONDS_MAX = 30L * 24 * 60 * 60;

    private Limits() {}
}
