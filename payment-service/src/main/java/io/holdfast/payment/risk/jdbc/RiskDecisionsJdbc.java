package io.holdfast.payment.risk.jdbc;

import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskDecisions;
import io.holdfast.payment.risk.RiskQuestion;
import io.holdfast.payment.risk.json.ReasonsJson;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

public final class RiskDecisionsJdbc implements RiskDecisions {

    private static final String INSERT = "INSERT INTO risk_decision (payment_id, merchant_id, payer, rules, verdict,"
            + " reasons, device_id, ip, payer_country, ip_country, card_country, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final JdbcTemplate jdbc;

    public RiskDecisionsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(RiskDecision decision) {
        RiskQuestion question = decision.question();
        RiskInputs inputs = question.inputs();
        jdbc.update(
                INSERT,
                question.paymentId(),
                question.merchantId(),
                question.payer(),
                decision.rules(),
                decision.verdict().name(),
                ReasonsJson.write(decision.reasons()),
                inputs.deviceId(),
                inputs.ip(),
                inputs.payerCountry(),
                inputs.ipCountry(),
                inputs.cardCountry(),
                time(decision.decidedAt()));
    }

    @Override
    public int forgetDecidedBefore(Instant instant, int limit) {
        return jdbc.update(
                "DELETE FROM risk_decision WHERE decided_at < ? ORDER BY decided_at LIMIT ?", time(instant), limit);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
