-- The row is the branch's barrier. A tombstone is a CANCELLED row without content.
CREATE TABLE funds_hold (
    payment_id         VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    xid                VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NULL,
    branch_id          BIGINT NULL,
    merchant_id        VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    payer_account_id   VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    currency           CHAR(3)      CHARACTER SET ascii COLLATE ascii_bin NULL,
    amount_minor       BIGINT NULL,
    points_value_minor BIGINT NULL,
    fee_basis_points   INT NULL,
    state              VARCHAR(9)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    expires_at         DATETIME(6) NULL,
    created_at         DATETIME(6) NOT NULL,
    resolved_at        DATETIME(6) NULL,
    PRIMARY KEY (payment_id),
    UNIQUE KEY funds_hold_of_branch (xid, branch_id),
    KEY funds_hold_to_expire (state, expires_at),
    CONSTRAINT funds_hold_state CHECK (state IN ('TRIED', 'CONFIRMED', 'CANCELLED')),
    CONSTRAINT funds_hold_amounts CHECK (amount_minor > 0 AND points_value_minor >= 0),
    CONSTRAINT funds_hold_fee CHECK (fee_basis_points BETWEEN 0 AND 10000),
    CONSTRAINT funds_hold_content CHECK (state = 'CANCELLED'
        OR (xid IS NOT NULL AND branch_id IS NOT NULL AND merchant_id IS NOT NULL AND payer_account_id IS NOT NULL
            AND currency IS NOT NULL AND amount_minor IS NOT NULL AND points_value_minor IS NOT NULL
            AND fee_basis_points IS NOT NULL AND expires_at IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
