package io.holdfast.payment.risk.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskDecisions;
import io.holdfast.payment.risk.RiskQuestion;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.json.ReasonsJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

public final class RiskDecisionsJdbc implements RiskDecisions {

    private static final String INSERT = "INSERT INTO risk_decision (payment_id, merchant_id, payer, rules, verdict,"
            + " reasons, device_id, ip, payer_country, ip_country, card_country, decided_at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private static final String FIND =
            "SELECT d.payment_id, d.merchant_id, d.payer, d.rules, d.verdict, d.device_id, d.ip,"
                    + " d.payer_country, d.ip_country, d.card_country, d.decided_at, p.amount_minor, p.currency, d.reasons"
                    + " FROM risk_decision d JOIN payment p ON p.payment_id = d.payment_id"
                    + " WHERE d.payment_id = ? ORDER BY d.decision_id DESC LIMIT 1";

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
    public @Nullable RiskDecision findLatest(String paymentId) {
        return jdbc.query(FIND, RiskDecisionsJdbc::read, paymentId).stream()
                .findFirst()
                .orElse(null);
    }

    private static RiskDecision read(ResultSet row, int number) throws SQLException {
        RiskInputs inputs = new RiskInputs(
                row.getString(6), row.getString(7), row.getString(8), row.getString(9), row.getString(10));
        RiskQuestion question = new RiskQuestion(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                false,
                null,
                Money.of(row.getLong(12), CurrencyCode.valueOf(row.getString(13))),
                inputs);
        return new RiskDecision(
                question,
                row.getString(4),
                RiskVerdict.valueOf(row.getString(5)),
                ReasonsJson.read(row.getString(14)),
                row.getObject(11, LocalDateTime.class).toInstant(ZoneOffset.UTC));
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
