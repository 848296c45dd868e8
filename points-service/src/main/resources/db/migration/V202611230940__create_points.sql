CREATE TABLE points_account (
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    available BIGINT NOT NULL,
    frozen BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, customer),
    CONSTRAINT points_account_available CHECK (available >= 0),
    CONSTRAINT points_account_frozen CHECK (frozen >= 0)
) ENGINE = InnoDB;

CREATE TABLE points_entry (
    entry_id BIGINT NOT NULL AUTO_INCREMENT,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    operation VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reference VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    points BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    value_minor BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (entry_id),
    UNIQUE KEY points_entry_once (reference, operation),
    KEY points_entry_history (merchant_id, customer, entry_id),
    CONSTRAINT points_entry_sign CHECK (
        (operation = 'earn' AND points > 0 AND value_minor = 0)
        OR (operation = 'redeem' AND points < 0 AND value_minor > 0))
) ENGINE = InnoDB;

CREATE TRIGGER points_entry_never_changes BEFORE UPDATE ON points_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'points_entry is append-only';

CREATE TRIGGER points_entry_never_goes BEFORE DELETE ON points_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'points_entry is append-only';

CREATE TABLE consumed_event (
    event_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    consumed_at DATETIME(6) NOT NULL,
    PRIMARY KEY (event_id)
) ENGINE = InnoDB;

-- A cancel that comes before its try leaves a CANCELLED row without content.
CREATE TABLE points_hold (
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    xid VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    branch_id BIGINT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    customer VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    points BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL,
    value_minor BIGINT NULL,
    state VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    resolved_at DATETIME(6) NULL,
    PRIMARY KEY (payment_id),
    UNIQUE KEY points_hold_branch (xid, branch_id),
    KEY points_hold_expiry (state, expires_at),
    CONSTRAINT points_hold_state CHECK (state IN ('TRIED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT points_hold_resolved CHECK ((state = 'TRIED') = (resolved_at IS NULL)),
    CONSTRAINT points_hold_content CHECK (
        state = 'CANCELLED'
        OR (merchant_id IS NOT NULL AND customer IS NOT NULL AND currency IS NOT NULL
            AND COALESCE(points, 0) > 0 AND COALESCE(value_minor, 0) > 0 AND expires_at IS NOT NULL
            AND xid IS NOT NULL AND branch_id IS NOT NULL))
) ENGINE = InnoDB;
