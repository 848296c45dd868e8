package io.holdfast.payment.risk;

/** What rules look at. */
public enum RiskSubject {
    /** A wallet's account, or a merchant's customer who pays through a channel. */
    PAYER,
    /** A card, by its acquirer's token. */
    CARD,
    DEVICE,
    IP,
    /** Any of the countries that the merchant tells. Is listed, and not counted. */
    COUNTRY
}
