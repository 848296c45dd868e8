package io.holdfast.payment.fx.jdbc;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.fx.FxQuote;
import io.holdfast.payment.fx.FxQuotes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Quotes in SQL. */
public final class FxQuotesJdbc implements FxQuotes {

    private static final String COLUMNS = "fx_quote_id, merchant_id, from_currency, to_currency, amount_minor,"
            + " payer_amount_minor, rate, created_at, expires_at, payment_id";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM fx_quote WHERE ";

    private final JdbcTemplate jdbc;

    public FxQuotesJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void insert(FxQuote quote) {
        jdbc.update(
                "INSERT INTO fx_quote (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                quote.fxQuoteId(),
                quote.merchantId(),
                quote.amount().currency().name(),
                quote.payerAmount().currency().name(),
                quote.amount().amountMinor(),
                quote.payerAmount().amountMinor(),
                quote.rate(),
                time(quote.createdAt()),
                time(quote.expiresAt()));
    }

    @Override
    public @Nullable FxQuote find(String merchantId, String fxQuoteId) {
        return only(
                jdbc.query(SELECT + "fx_quote_id = ? AND merchant_id = ?", FxQuotesJdbc::quote, fxQuoteId, merchantId));
    }

    @Override
    public @Nullable FxQuote ofPayment(String paymentId) {
        return only(jdbc.query(
                SELECT + "fx_quote_id = (SELECT fx_quote_id FROM payment WHERE payment_id = ?)",
                FxQuotesJdbc::quote,
                paymentId));
    }

    @Override
    public boolean use(String fxQuoteId, String paymentId, Instant now) {
        boolean used = jdbc.update(
                        "UPDATE fx_quote SET payment_id = ? WHERE fx_quote_id = ? AND payment_id IS NULL AND expires_at > ?",
                        paymentId,
                        fxQuoteId,
                        time(now))
                == 1;
        if (used) {
            jdbc.update("UPDATE payment SET fx_quote_id = ? WHERE payment_id = ?", fxQuoteId, paymentId);
        }
        return used;
    }

    @Override
    public int forgetUnusedExpiredBefore(Instant instant, int limit) {
        return jdbc.update(
                "DELETE FROM fx_quote WHERE payment_id IS NULL AND expires_at < ? ORDER BY expires_at LIMIT ?",
                time(instant),
                limit);
    }

    private static @Nullable FxQuote only(List<FxQuote> found) {
        return found.isEmpty() ? null : found.get(0);
    }

    private static FxQuote quote(ResultSet row, int number) throws SQLException {
        return new FxQuote(
                row.getString(1),
                row.getString(2),
                Money.of(row.getLong(5), CurrencyCode.valueOf(row.getString(3))),
                Money.of(row.getLong(6), CurrencyCode.valueOf(row.getString(4))),
                row.getBigDecimal(7).stripTrailingZeros(),
                row.getObject(8, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getString(10));
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
