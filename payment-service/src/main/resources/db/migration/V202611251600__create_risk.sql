-- Risk control: counters that all instances share, and decisions with their reasons.

-- A subject is a digest: counters name nobody. bucket is the time since the epoch in units of bucket_seconds. Bucket 0 of no
-- length is the subject's own row, by which its payments wait for each other.
CREATE TABLE risk_velocity (
    subject        BINARY(16) NOT NULL,
    bucket_seconds INT NOT NULL,
    bucket         BIGINT NOT NULL,
    currency       CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- All of them, refused ones included.
    attempts       BIGINT NOT NULL,
    -- Those that were not refused.
    sum_minor      BIGINT NOT NULL,
    -- Seconds since the epoch; no window reaches it from then on.
    forget_at      BIGINT NOT NULL,
    PRIMARY KEY (subject, bucket_seconds, bucket, currency),
    KEY risk_velocity_forgotten (forget_at),
    CONSTRAINT risk_velocity_counts CHECK (attempts >= 0 AND sum_minor >= 0)
) ENGINE = InnoDB;

-- A payment that was allowed, of which nothing was told and to which no rule had anything to say, has no row here: its own
-- names the rules (payment.risk_rules).
CREATE TABLE risk_decision (
    decision_id   BIGINT NOT NULL AUTO_INCREMENT,
    -- Of a payment that was challenged there may be no payment.
    payment_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payer         VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    rules         CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    verdict       VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Every rule that fired, as JSON.
    reasons       TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    device_id     VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ip            VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL,
    payer_country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ip_country    CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    card_country  CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    decided_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (decision_id),
    KEY risk_decision_payment (payment_id),
    KEY risk_decision_old (decided_at),
    CONSTRAINT risk_decision_verdict CHECK (verdict IN ('ALLOW', 'CHALLENGE', 'REVIEW', 'REFUSE'))
) ENGINE = InnoDB;

ALTER TABLE payment
    -- The rules by which it was judged when it was made.
    ADD COLUMN risk_rules CHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- As rules know the payer. For a wallet it never changes, so its index is written once.
    ADD COLUMN payer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
        GENERATED ALWAYS AS (COALESCE(payer_account_id, customer)) VIRTUAL,
    ADD KEY payment_payer (merchant_id, payer);
