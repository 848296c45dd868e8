package io.holdfast.payment.review.jdbc;

import io.holdfast.payment.review.Reviews;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

public final class ReviewsJdbc implements Reviews {

    /** Those that expire sooner than older ones, because a rate does, are among the oldest when there are not so many. */
    private static final int OLDEST = 1_000;

    private static final String UNDER_REVIEW = " WHERE held_for = 'RISK_REVIEW' AND state = 'CREATED'";
    /** By the index of what is held for, in which ids grow with time. */
    private static final String OPEN =
            "SELECT payment_id FROM payment FORCE INDEX (payment_held)" + UNDER_REVIEW + " ORDER BY payment_id LIMIT ?";

    private static final String DUE = "SELECT payment_id FROM (SELECT payment_id, look_at FROM payment"
            + " FORCE INDEX (payment_held)" + UNDER_REVIEW + " ORDER BY payment_id LIMIT " + OLDEST
            + ") AS oldest WHERE look_at <= ? ORDER BY payment_id LIMIT ?";
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
