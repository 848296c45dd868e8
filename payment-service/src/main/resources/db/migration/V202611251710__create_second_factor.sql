-- Second factors of wallets: one each. Codes are steps of 30 seconds since the epoch, and each is taken once.
CREATE TABLE second_factor (
    account_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Sealed for the account.
    secret       VARBINARY(200) NOT NULL,
    begun_at     DATETIME(6) NOT NULL,
    -- When its payer first showed a code; until then it protects nothing and may be replaced.
    confirmed_at DATETIME(6) NULL,
    last_step    BIGINT NOT NULL DEFAULT 0,
    wrong_codes  INT NOT NULL DEFAULT 0,
    wrong_since  DATETIME(6) NULL,
    locked_until DATETIME(6) NULL,
    PRIMARY KEY (account_id)
) ENGINE = InnoDB;
