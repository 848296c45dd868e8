package io.holdfast.badhouse.shed;

import io.holdfast.contract.Money;

class ShedHelper {
    io.holdfast.elsewhere.Foreign foreign = new io.holdfast.elsewhere.Foreign();
    Money money = Money.of(1, io.holdfast.contract.CurrencyCode.CNY);
}
