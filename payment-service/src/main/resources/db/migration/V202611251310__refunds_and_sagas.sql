-- Money that goes back. look_at is when the next step is due: set if and only if somebody is to look without being asked.
CREATE TABLE refund (
    refund_id          VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_refund_no VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    payment_id         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- What it costs the merchant.
    currency           CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor       BIGINT NOT NULL,
    -- What the payer gets.
    to_payer_currency  CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    to_payer_minor     BIGINT NOT NULL,
    -- Its number at the channel, the same on every repetition.
    refund_no          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel_refund_id  VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    reason             VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    restock            BOOLEAN NOT NULL,
    state              VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    failure_reason     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- What was last in the way, for operators.
    obstacle           VARCHAR(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
    created_at         DATETIME(6) NOT NULL,
    finished_at        DATETIME(6) NULL,
    look_at            DATETIME(6) NULL,
    looks              INT NOT NULL DEFAULT 0,
    PRIMARY KEY (refund_id),
    UNIQUE KEY refund_number (merchant_id, merchant_refund_no),
    UNIQUE KEY refund_at_channel (refund_no),
    KEY refund_list (merchant_id, refund_id),
    KEY refund_of_payment (payment_id),
    KEY refund_look (look_at),
    KEY refund_state (state),
    CONSTRAINT refund_payment FOREIGN KEY (payment_id) REFERENCES payment (payment_id),
    CONSTRAINT refund_amount CHECK (amount_minor BETWEEN 1 AND 1000000000000 AND to_payer_minor BETWEEN 1 AND 1000000000000),
    CONSTRAINT refund_exchanged CHECK (currency <> to_payer_currency OR amount_minor = to_payer_minor),
    CONSTRAINT refund_state CHECK (state IN ('PENDING', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'ABNORMAL')),
    CONSTRAINT refund_failure CHECK ((state = 'FAILED') = (failure_reason IS NOT NULL)),
    CONSTRAINT refund_finished CHECK ((state IN ('SUCCEEDED', 'FAILED')) = (finished_at IS NOT NULL)),
    CONSTRAINT refund_looked_at CHECK ((state IN ('PENDING', 'PROCESSING')) = (look_at IS NOT NULL))
) ENGINE = InnoDB;

-- The saga engine's own three tables. Its times have milliseconds, because it compares them to see whether somebody else was
-- faster. claimed_until is ours: which instance takes over a saga that another left behind.
CREATE TABLE seata_state_machine_def (
    id               VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tenant_id        VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    app_name         VARCHAR(32) NOT NULL,
    type             VARCHAR(20) NULL,
    comment_         VARCHAR(255) NULL,
    ver              VARCHAR(16) NOT NULL,
    gmt_create       DATETIME(3) NOT NULL,
    status           VARCHAR(2) NOT NULL,
    content          TEXT NULL,
    recover_strategy VARCHAR(16) NULL,
    PRIMARY KEY (id),
    KEY seata_state_machine_def_name (name, tenant_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE seata_state_machine_inst (
    id                  VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    machine_id          VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    tenant_id           VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    parent_id           VARCHAR(128) NULL,
    gmt_started         DATETIME(3) NOT NULL,
    business_key        VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NULL,
    start_params        TEXT NULL,
    gmt_end             DATETIME(3) NULL,
    excep               MEDIUMBLOB NULL,
    end_params          TEXT NULL,
    status              VARCHAR(2) NULL,
    compensation_status VARCHAR(2) NULL,
    is_running          TINYINT(1) NULL,
    gmt_updated         DATETIME(3) NOT NULL,
    claimed_until       DATETIME(3) NULL,
    PRIMARY KEY (id),
    -- One saga a payment or refund, whoever starts it.
    UNIQUE KEY seata_state_machine_inst_key (business_key, tenant_id),
    KEY seata_state_machine_inst_running (is_running, gmt_updated)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE seata_state_inst (
    id                       VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    machine_inst_id          VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name                     VARCHAR(128) NOT NULL,
    type                     VARCHAR(20) NULL,
    service_name             VARCHAR(128) NULL,
    service_method           VARCHAR(128) NULL,
    service_type             VARCHAR(16) NULL,
    business_key             VARCHAR(48) NULL,
    state_id_compensated_for VARCHAR(50) NULL,
    state_id_retried_for     VARCHAR(50) NULL,
    gmt_started              DATETIME(3) NOT NULL,
    is_for_update            TINYINT(1) NULL,
    input_params             TEXT NULL,
    output_params            TEXT NULL,
    status                   VARCHAR(2) NOT NULL,
    excep                    MEDIUMBLOB NULL,
    gmt_updated              DATETIME(3) NULL,
    gmt_end                  DATETIME(3) NULL,
    PRIMARY KEY (machine_inst_id, id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
