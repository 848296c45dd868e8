-- Balances are the row plus what pending_posting still holds; only debts of clearing and the outside world are legal.
CREATE TABLE account (
    account_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind            VARCHAR(8)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner           VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    currency        CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    status          VARCHAR(6)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    available_minor BIGINT NOT NULL,
    frozen_minor    BIGINT NOT NULL,
    created_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id),
    UNIQUE KEY account_of_owner (merchant_id, kind, owner, currency),
    CONSTRAINT account_kind CHECK (kind IN ('WALLET', 'MERCHANT', 'FEE', 'CLEARING', 'EXTERNAL')),
    CONSTRAINT account_status CHECK (status IN ('OPEN', 'FROZEN', 'CLOSED')),
    CONSTRAINT account_frozen_not_negative CHECK (frozen_minor >= 0),
    CONSTRAINT account_available_not_negative CHECK (kind IN ('CLEARING', 'EXTERNAL') OR available_minor >= 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
