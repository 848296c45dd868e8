-- Payments that wait for an operator are CREATED, held for RISK_REVIEW; look_at is when their time is over.

ALTER TABLE payment
    -- When it was let go on after its review.
    ADD COLUMN approved_at DATETIME(6) NULL;

ALTER TABLE risk_decision
    -- What became of the review, if there was one.
    ADD COLUMN review      VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN review_note VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    ADD COLUMN reviewed_at DATETIME(6) NULL,
    ADD CONSTRAINT risk_decision_review CHECK (review IN ('APPROVED', 'REFUSED', 'EXPIRED'));
