package io.holdfast.payment.facade.web;

import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.facade.json.JsonFields;
import io.holdfast.payment.risk.InputRules;
import java.util.Set;

/** What requests tell of how a payer came. */
final class RiskFields {

    private static final Set<String> FIELDS = Set.of("device_id", "ip", "payer_country", "ip_country", "card_country");
    private static final int TEXT_LENGTH = 64;

    private RiskFields() {}

    static RiskInputs of(JsonFields body) {
        if (!body.has("risk")) {
            return RiskInputs.NONE;
        }
        JsonFields risk = body.object("risk").only(FIELDS);
        RiskInputs inputs = new RiskInputs(
                risk.optionalText("device_id", TEXT_LENGTH),
                risk.optionalText("ip", TEXT_LENGTH),
                risk.optionalText("payer_country", TEXT_LENGTH),
                risk.optionalText("ip_country", TEXT_LENGTH),
                risk.optionalText("card_country", TEXT_LENGTH));
        InputRules.Fault fault = InputRules.fault(inputs);
        if (fault != null) {
            throw risk.invalid(fault.field(), fault.why());
        }
        return inputs;
    }
}
