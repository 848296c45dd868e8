-- What is reserved is the order's lines, which stand still while a payment is at work on the order. A cancelled row
-- without an order is the trace of a payment that was cancelled before it reached here.
CREATE TABLE reservation (
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    xid VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    branch_id BIGINT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    total_minor BIGINT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at DATETIME(6) NULL,
    created_at DATETIME(6) NOT NULL,
    resolved_at DATETIME(6) NULL,
    PRIMARY KEY (payment_id),
    UNIQUE KEY reservation_branch (xid, branch_id),
    KEY reservation_due (state, expires_at),
    CONSTRAINT reservation_state_is_known CHECK (state IN ('TRIED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT reservation_is_of_an_order CHECK (state = 'CANCELLED' OR order_id IS NOT NULL)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
