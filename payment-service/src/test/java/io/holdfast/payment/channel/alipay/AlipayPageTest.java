package io.holdfast.payment.channel.alipay;

import io.holdfast.contract.payment.PaymentMethod;

class AlipayPageTest extends AlipayContract {

    @Override
    protected PaymentMethod method() {
        return PaymentMethod.ALIPAY_PAGE;
    }
}
