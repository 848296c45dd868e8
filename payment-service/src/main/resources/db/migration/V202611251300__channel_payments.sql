-- Payments through channels: a payer has minutes to pay, may switch between attempts, and the money that a channel says it
-- has collected is kept as receipts.

ALTER TABLE payment
    DROP CONSTRAINT payment_state,
    DROP KEY payment_look;

ALTER TABLE payment
    MODIFY payer_account_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN capture_method VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'AUTOMATIC',
    -- Set when an authorized amount was captured; null means the whole amount.
    ADD COLUMN captured_minor BIGINT NULL,
    -- Pending and succeeded refunds.
    ADD COLUMN refunded_minor BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN expires_at DATETIME(6) NULL,
    -- Why a person must look.
    ADD COLUMN held_for VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN fx_quote_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- Wallets and channels look at their own payments only.
    ADD KEY payment_look (method, capture_method, look_at),
    ADD KEY payment_held (held_for),
    ADD CONSTRAINT payment_state CHECK (state IN
        ('CREATED', 'PROCESSING', 'AWAITING_PAYER', 'AUTHORIZED', 'CLOSING', 'SUCCEEDED', 'FAILED', 'CLOSED')),
    ADD CONSTRAINT payment_capture_method CHECK (capture_method IN ('AUTOMATIC', 'MANUAL')),
    ADD CONSTRAINT payment_captured CHECK (captured_minor IS NULL OR captured_minor BETWEEN 1 AND amount_minor),
    ADD CONSTRAINT payment_refunded CHECK (refunded_minor BETWEEN 0 AND amount_minor),
    ADD CONSTRAINT payment_payer CHECK ((method = 'WALLET') = (payer_account_id IS NOT NULL));

-- What a payment was announced with besides its end: refunds, money that came too often or too late. event_id keeps being
-- what makes an end unique.
ALTER TABLE outbox
    DROP KEY outbox_payment,
    ADD KEY outbox_payment (payment_id, type);

-- One trade at a channel. query_at is when the next look at it is due: set if and only if it is not over.
CREATE TABLE attempt (
    attempt_no             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id             VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- 1, 2, 3… within the payment: two switches at once cannot both be the next.
    ordinal                INT NOT NULL,
    merchant_id            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel                VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    method                 VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state                  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- What the payer pays.
    currency               CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor           BIGINT NOT NULL,
    -- What the channel must be told again while its answer is missing; forgotten with its answer.
    payer                  TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    description            VARCHAR(120) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    return_url             VARCHAR(2048) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- What the payer does next, as JSON.
    action                 TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    refusal                VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    refusal_details        VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    channel_transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at             DATETIME(6) NOT NULL,
    expires_at             DATETIME(6) NOT NULL,
    -- A later attempt took its place, or the payment is closing: it is to be closed at the channel.
    abandoned              BOOLEAN NOT NULL DEFAULT FALSE,
    queried_at             DATETIME(6) NULL,
    query_at               DATETIME(6) NULL,
    queries                INT NOT NULL DEFAULT 0,
    PRIMARY KEY (attempt_no),
    UNIQUE KEY attempt_of_payment (payment_id, ordinal),
    KEY attempt_query (query_at),
    CONSTRAINT attempt_amount CHECK (amount_minor BETWEEN 1 AND 1000000000000),
    CONSTRAINT attempt_state CHECK (state IN ('PREPARING', 'OPEN', 'AUTHORIZED', 'PAID', 'REFUSED', 'CLOSED')),
    CONSTRAINT attempt_queried CHECK ((state IN ('PAID', 'REFUSED', 'CLOSED')) = (query_at IS NULL))
) ENGINE = InnoDB;

-- Money that a channel has collected. look_at is when the next step of giving it back is due.
CREATE TABLE receipt (
    receipt_id             VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel                VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel_transaction_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt_no             VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id             VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id            VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency               CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor           BIGINT NOT NULL,
    paid_at                DATETIME(6) NOT NULL,
    purpose                VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    give_back              VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- The refund's number at the channel, the same on every repetition.
    give_back_no           VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    look_at                DATETIME(6) NULL,
    looks                  INT NOT NULL DEFAULT 0,
    -- For people, as JSON; never secret.
    details                TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    received_at            DATETIME(6) NOT NULL,
    -- Set on the one receipt that settles its payment, so that there is one at most.
    settles                VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin
        AS (CASE WHEN purpose = 'SETTLES' THEN payment_id END) STORED,
    PRIMARY KEY (receipt_id),
    -- Merchants have acquirers of their own, which number on their own.
    UNIQUE KEY receipt_transaction (channel, merchant_id, channel_transaction_id),
    UNIQUE KEY receipt_settles (settles),
    UNIQUE KEY receipt_give_back_no (give_back_no),
    KEY receipt_of_payment (payment_id),
    KEY receipt_of_attempt (attempt_no),
    KEY receipt_look (look_at),
    KEY receipt_stuck (give_back),
    CONSTRAINT receipt_amount CHECK (amount_minor >= 1),
    CONSTRAINT receipt_purpose CHECK (purpose IN ('SETTLES', 'LATE', 'SECOND', 'WRONG_AMOUNT')),
    CONSTRAINT receipt_give_back CHECK (give_back IN ('NONE', 'DUE', 'REFUNDING', 'DONE', 'ABNORMAL')),
    CONSTRAINT receipt_looked_at CHECK (give_back IN ('DUE', 'REFUNDING') OR purpose = 'WRONG_AMOUNT' OR look_at IS NULL)
) ENGINE = InnoDB;

-- What channels reported, as it came: once, however often it came.
CREATE TABLE callback (
    callback_id BIGINT NOT NULL AUTO_INCREMENT,
    channel     VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 of the body. The query is signed by nobody.
    body_hash   BINARY(32) NOT NULL,
    query       TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    headers     TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    body        MEDIUMBLOB NOT NULL,
    received_at DATETIME(6) NOT NULL,
    -- What was made of it; null while nothing was.
    reading     VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (callback_id),
    UNIQUE KEY callback_body (channel, merchant_id, body_hash),
    KEY callback_received (received_at)
) ENGINE = InnoDB;

-- What an amount costs the payer in another currency, for a while. Used by one payment at most.
CREATE TABLE fx_quote (
    fx_quote_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_currency      CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_currency        CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor       BIGINT NOT NULL,
    payer_amount_minor BIGINT NOT NULL,
    -- One whole unit of the order's currency in whole units of the payer's.
    rate               DECIMAL(24, 10) NOT NULL,
    created_at         DATETIME(6) NOT NULL,
    expires_at         DATETIME(6) NOT NULL,
    payment_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (fx_quote_id),
    -- Those that nobody used are forgotten.
    KEY fx_quote_expired (payment_id, expires_at),
    CONSTRAINT fx_quote_amounts CHECK (amount_minor BETWEEN 1 AND 1000000000000
        AND payer_amount_minor BETWEEN 1 AND 1000000000000),
    CONSTRAINT fx_quote_currencies CHECK (from_currency <> to_currency)
) ENGINE = InnoDB;
