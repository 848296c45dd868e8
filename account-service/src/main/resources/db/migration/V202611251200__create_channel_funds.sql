-- Dropped and added in two statements: not every server takes a name that the same statement drops.
ALTER TABLE account
    DROP CONSTRAINT account_kind,
    DROP CONSTRAINT account_available_not_negative;
ALTER TABLE account
    ADD CONSTRAINT account_kind CHECK (
        kind IN ('WALLET', 'MERCHANT', 'FEE', 'CLEARING', 'EXTERNAL', 'CHANNEL', 'SUSPENSE', 'FX')),
    ADD CONSTRAINT account_available_not_negative CHECK (
        kind IN ('CLEARING', 'EXTERNAL', 'CHANNEL', 'FX') OR available_minor >= 0);

-- The row is the step's barrier. A tombstone is an UNDONE capture without content. counted_receipt_id is the receipt
-- while this row accounts for its money: captured for a payment or in suspense, never both.
CREATE TABLE channel_booking (
    reference          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    operation          VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    receipt_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    counted_receipt_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    merchant_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    channel            VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    paid_currency      CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    paid_minor         BIGINT NULL,
    credited_currency  CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    credited_minor     BIGINT NULL,
    fee_basis_points   INT NULL,
    state              VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at         DATETIME(6) NOT NULL,
    undone_at          DATETIME(6) NULL,
    PRIMARY KEY (reference, operation),
    UNIQUE KEY channel_booking_counts_once (counted_receipt_id),
    CONSTRAINT channel_booking_operation CHECK (operation IN ('capture', 'suspend', 'give_back')),
    CONSTRAINT channel_booking_state CHECK (state = 'DONE' OR state = 'UNDONE' AND operation = 'capture'),
    CONSTRAINT channel_booking_amounts CHECK (paid_minor > 0 AND credited_minor > 0),
    CONSTRAINT channel_booking_fee CHECK (fee_basis_points BETWEEN 0 AND 10000),
    CONSTRAINT channel_booking_counts CHECK (
        (counted_receipt_id IS NOT NULL) = (state = 'DONE' AND operation IN ('capture', 'suspend'))
        AND (counted_receipt_id IS NULL OR counted_receipt_id = receipt_id)),
    CONSTRAINT channel_booking_content CHECK (state = 'UNDONE'
        OR (receipt_id IS NOT NULL AND merchant_id IS NOT NULL AND channel IS NOT NULL
            AND paid_currency IS NOT NULL AND paid_minor IS NOT NULL)),
    CONSTRAINT channel_booking_captured CHECK (state = 'UNDONE' OR operation <> 'capture'
        OR (payment_id = reference AND credited_currency IS NOT NULL AND credited_minor IS NOT NULL
            AND fee_basis_points IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A tombstone is a RELEASED row without content.
CREATE TABLE funds_refund (
    refund_id           VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    merchant_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    merchant_account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency            CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount_minor        BIGINT NULL,
    to_payer_currency   CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    to_payer_minor      BIGINT NULL,
    channel             VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    payer_account_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    state               VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at          DATETIME(6) NOT NULL,
    resolved_at         DATETIME(6) NULL,
    PRIMARY KEY (refund_id),
    KEY funds_refund_of_payment (payment_id),
    KEY funds_refund_frozen (state, merchant_account_id),
    CONSTRAINT funds_refund_state CHECK (state IN ('PENDING', 'SETTLED', 'RELEASED')),
    CONSTRAINT funds_refund_amounts CHECK (amount_minor > 0 AND to_payer_minor > 0),
    CONSTRAINT funds_refund_way CHECK (channel IS NULL OR payer_account_id IS NULL),
    CONSTRAINT funds_refund_content CHECK (state = 'RELEASED'
        OR (payment_id IS NOT NULL AND merchant_id IS NOT NULL AND merchant_account_id IS NOT NULL
            AND currency IS NOT NULL AND amount_minor IS NOT NULL AND to_payer_currency IS NOT NULL
            AND to_payer_minor IS NOT NULL AND (channel IS NOT NULL OR payer_account_id IS NOT NULL)))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A tombstone is a RELEASED row without content; a RELEASED one that has captured_minor was captured and taken back.
CREATE TABLE authorization_hold (
    payment_id       VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    payer_account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency         CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount_minor     BIGINT NULL,
    captured_minor   BIGINT NULL,
    fee_basis_points INT NULL,
    state            VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at       DATETIME(6) NULL,
    created_at       DATETIME(6) NOT NULL,
    resolved_at      DATETIME(6) NULL,
    PRIMARY KEY (payment_id),
    KEY authorization_hold_to_expire (state, expires_at),
    CONSTRAINT authorization_hold_state CHECK (state IN ('TRIED', 'CAPTURED', 'RELEASED')),
    CONSTRAINT authorization_hold_amounts CHECK (
        amount_minor > 0 AND (captured_minor IS NULL OR captured_minor BETWEEN 1 AND amount_minor)),
    CONSTRAINT authorization_hold_fee CHECK (fee_basis_points BETWEEN 0 AND 10000),
    CONSTRAINT authorization_hold_captured CHECK (
        (captured_minor IS NULL) = (fee_basis_points IS NULL)
        AND (state <> 'CAPTURED' OR captured_minor IS NOT NULL)
        AND (state <> 'TRIED' OR captured_minor IS NULL)),
    CONSTRAINT authorization_hold_content CHECK (state = 'RELEASED'
        OR (merchant_id IS NOT NULL AND payer_account_id IS NOT NULL AND currency IS NOT NULL
            AND amount_minor IS NOT NULL AND expires_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
