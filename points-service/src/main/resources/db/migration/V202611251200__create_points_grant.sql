-- What a payment has earned is at any time what its money that was not refunded earns, once it is granted. A customer of null
-- earns nothing.
CREATE TABLE points_grant (
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    captured_minor BIGINT NOT NULL,
    refunded_minor BIGINT NOT NULL,
    minor_per_point BIGINT NOT NULL,
    points BIGINT NOT NULL,
    granted BOOLEAN NOT NULL,
    revoked BOOLEAN NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (payment_id),
    CONSTRAINT points_grant_refunds_fit CHECK (refunded_minor BETWEEN 0 AND captured_minor),
    CONSTRAINT points_grant_is_what_was_earned CHECK (
        points = CASE WHEN granted AND NOT revoked AND customer IS NOT NULL AND minor_per_point > 0
            THEN (captured_minor - refunded_minor) DIV minor_per_point ELSE 0 END)
) ENGINE = InnoDB;

-- A restore that comes before its take-back leaves a RESTORED row that took nothing.
CREATE TABLE points_refund (
    refund_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    points BIGINT NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    restored_at DATETIME(6) NULL,
    PRIMARY KEY (refund_id),
    KEY points_refund_payment (payment_id),
    CONSTRAINT points_refund_amount CHECK (amount_minor > 0),
    CONSTRAINT points_refund_points CHECK (points >= 0),
    CONSTRAINT points_refund_state CHECK (state IN ('TAKEN', 'RESTORED')),
    CONSTRAINT points_refund_restored CHECK ((state = 'RESTORED') = (restored_at IS NOT NULL))
) ENGINE = InnoDB;

-- The reference of what a refund did or undid is the refund.
ALTER TABLE points_entry DROP CONSTRAINT points_entry_sign;

ALTER TABLE points_entry
    MODIFY COLUMN operation VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;

ALTER TABLE points_entry
    ADD CONSTRAINT points_entry_direction CHECK (
        (operation IN ('earn', 'restore') AND points > 0 AND value_minor = 0)
        OR (operation IN ('revoke', 'take_back') AND points < 0 AND value_minor = 0)
        OR (operation = 'redeem' AND points < 0 AND value_minor > 0));

-- Who has spent what is taken back owes it. Nobody spends what he does not have: that is guarded where points are frozen.
ALTER TABLE points_account DROP CONSTRAINT points_account_available;

-- A payment's grant tells whether its event was consumed.
DROP TABLE consumed_event;
