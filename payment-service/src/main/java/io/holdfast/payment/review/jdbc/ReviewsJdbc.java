package io.holdfast.payment.review.jdbc;

import io.holdfast.payment.review.Reviews;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

public final class ReviewsJdbc implements Reviews {

    private static final String UNDER_REVIEW = " WHERE held_for = 'RISK_REVIEW' AND state = 'CREATED'";
    private static final String OPEN = "SELECT payment_id FROM payment" + UNDER_REVIEW + " ORDER BY look_at LIMIT ?";
    private static final String DUE =
            "SELECT payment_id FROM payment" + UNDER_REVIEW + " AND look_at <= ? ORDER BY look_at LIMIT ?";
    private static final String CLOSE = "UPDATE payment SET held_for = NULL" + UNDER_REVIEW + " AND payment_id = ?";
    private static final String NOTE = "UPDATE risk_decision SET review = ?, review_note = ?, reviewed_at = ?"
            + " WHERE payment_id = ? AND verdict = 'REVIEW' AND review IS NULL";

    private final JdbcTemplate jdbc;

    public ReviewsJdbc(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> open(int limit) {
        return jdbc.queryForList(OPEN, String.class, limit);
    }

    @Override
    public List<String> due(Instant now, int limit) {
        return jdbc.queryForList(DUE, String.class, time(now), limit);
    }

    @Override
    public boolean close(String paymentId) {
        return jdbc.update(CLOSE, paymentId) == 1;
    }

    @Override
    public void note(String paymentId, Outcome outcome, String note, Instant at) {
        jdbc.update(NOTE, outcome.name(), note, time(at), paymentId);
    }

    private static LocalDateTime time(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
