package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.risk.InputRules;
import io.holdfast.payment.risk.RiskQuestion;
import java.util.Map;

/** What risk control looks at when a channel is to collect. */
final class CollectQuestion {

    private CollectQuestion() {}

    /** @param payer as named for the channel: its card and its address count, if the inputs do not tell another */
    static RiskQuestion of(PaymentView payment, PaymentMethod method, Map<String, String> payer, RiskInputs inputs) {
        return new RiskQuestion(
                payment.paymentId(),
                payment.merchantId(),
                payment.customer(),
                true,
                method == PaymentMethod.CARD ? payer.get("card_token") : null,
                payment.amount(),
                InputRules.withAddress(inputs, payer.get("client_ip")));
    }
}
