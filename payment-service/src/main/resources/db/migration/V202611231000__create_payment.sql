-- A payment is stored PROCESSING in one commit and becomes terminal, once, in a second.
-- look_at is when the next look at an undecided payment is due: set if and only if it is undecided.
-- declined_for is why its transaction was being rolled back, kept when whoever did that could not see the end of it.
CREATE TABLE payment (
    payment_id          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_payment_no VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    order_id            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    method              VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payer_account_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    customer            VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    currency            CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor        BIGINT NOT NULL,
    points              BIGINT NOT NULL,
    points_value_minor  BIGINT NOT NULL,
    fee_basis_points    INT NOT NULL,
    state               VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    failure_reason      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    declined_for        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at          DATETIME(6) NOT NULL,
    finished_at         DATETIME(6) NULL,
    look_at             DATETIME(6) NULL,
    looks               INT NOT NULL DEFAULT 0,
    PRIMARY KEY (payment_id),
    UNIQUE KEY payment_number (merchant_id, merchant_payment_no),
    KEY payment_list (merchant_id, payment_id),
    KEY payment_look (look_at),
    CONSTRAINT payment_amount CHECK (amount_minor BETWEEN 1 AND 1000000000000),
    CONSTRAINT payment_points CHECK (points >= 0 AND points_value_minor >= 0 AND points_value_minor < amount_minor
        AND (points = 0) = (points_value_minor = 0)),
    CONSTRAINT payment_fee CHECK (fee_basis_points BETWEEN 0 AND 10000),
    CONSTRAINT payment_state CHECK (state IN
        ('CREATED', 'PROCESSING', 'AWAITING_PAYER', 'CLOSING', 'SUCCEEDED', 'FAILED', 'CLOSED')),
    CONSTRAINT payment_failure CHECK ((state = 'FAILED') = (failure_reason IS NOT NULL)),
    CONSTRAINT payment_finished CHECK ((state IN ('SUCCEEDED', 'FAILED', 'CLOSED')) = (finished_at IS NOT NULL)),
    CONSTRAINT payment_looked_at CHECK ((state IN ('SUCCEEDED', 'FAILED', 'CLOSED')) = (look_at IS NULL))
) ENGINE = InnoDB;
