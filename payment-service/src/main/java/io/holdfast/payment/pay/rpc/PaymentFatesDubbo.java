package io.holdfast.payment.pay.rpc;

import io.holdfast.contract.payment.Fate;
import io.holdfast.contract.payment.PaymentFates;
import io.holdfast.payment.pay.TellFates;
import java.util.List;
import org.apache.dubbo.config.annotation.DubboService;

/** What participants ask about expired holds. */
@DubboService(interfaceClass = PaymentFates.class, timeout = 3_000, retries = 0)
public class PaymentFatesDubbo implements PaymentFates {

    private final TellFates fates;

    public PaymentFatesDubbo(TellFates fates) {
        this.fates = fates;
    }

    @Override
    public List<Fate> of(List<String> paymentIds) {
        return fates.of(paymentIds);
    }
}
