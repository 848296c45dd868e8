-- Merchants hear of what happened: the events as they were announced, where each merchant wants to hear of them, and what became
-- of each event at each of these places.

-- events is '*' or a list of types, retry_policy the name of a schedule or a list of seconds; both are checked by the facade.
-- A removed endpoint stays, without its secrets, for the deliveries that name it.
CREATE TABLE webhook_endpoint (
    endpoint_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    url             VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    events          VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    description     VARCHAR(200) NULL,
    status          VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    retry_policy    VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- AES-256-GCM, with the endpoint and its merchant as associated data.
    sealed_secret   VARBINARY(255) NULL,
    -- The one before, which signs too until then.
    sealed_previous VARBINARY(255) NULL,
    previous_until  DATETIME(6) NULL,
    -- The requests that made it and that last exchanged its secret: carried out again, they change nothing again.
    made_by         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    rotated_by      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at      DATETIME(6) NOT NULL,
    deleted_at      DATETIME(6) NULL,
    PRIMARY KEY (endpoint_id),
    UNIQUE KEY webhook_endpoint_made_by (merchant_id, made_by),
    CONSTRAINT webhook_endpoint_status CHECK (status IN ('ENABLED', 'DISABLED')),
    CONSTRAINT webhook_endpoint_previous CHECK ((sealed_previous IS NULL) = (previous_until IS NULL)),
    CONSTRAINT webhook_endpoint_deleted CHECK ((deleted_at IS NULL) = (sealed_secret IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE merchant_event (
    event_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    type        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    occurred_at DATETIME(6) NOT NULL,
    -- To the byte what is sent.
    payload     TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    stored_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (event_id),
    KEY merchant_event_list (merchant_id, occurred_at, event_id),
    KEY merchant_event_payment (payment_id),
    KEY merchant_event_by_age (stored_at)
) ENGINE = InnoDB;

-- attempts counts those that were made, tried those since it was last begun. next_attempt_at is when somebody should look at it:
-- whoever takes it moves that to when he must have finished, and leaves his claim. From give_up_at on it waits for its endpoint no
-- longer.
CREATE TABLE webhook_delivery (
    delivery_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    endpoint_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind            VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempts        INT NOT NULL DEFAULT 0,
    tried           INT NOT NULL DEFAULT 0,
    next_attempt_at DATETIME(6) NULL,
    claim           VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    give_up_at      DATETIME(6) NOT NULL,
    last_failure    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    created_at      DATETIME(6) NOT NULL,
    finished_at     DATETIME(6) NULL,
    PRIMARY KEY (delivery_id),
    UNIQUE KEY webhook_delivery_once (endpoint_id, event_id),
    KEY webhook_delivery_due (state, next_attempt_at),
    KEY webhook_delivery_list (merchant_id, delivery_id),
    KEY webhook_delivery_event (event_id),
    KEY webhook_delivery_by_age (finished_at),
    CONSTRAINT webhook_delivery_kind CHECK (kind IN ('EVENT', 'PING', 'PROBE')),
    CONSTRAINT webhook_delivery_state CHECK (state IN ('PENDING', 'DELIVERED', 'DEAD')),
    CONSTRAINT webhook_delivery_next CHECK ((state = 'PENDING') = (next_attempt_at IS NOT NULL)),
    CONSTRAINT webhook_delivery_finished CHECK ((state = 'PENDING') = (finished_at IS NULL))
) ENGINE = InnoDB;

-- What came of each request. answer is the beginning of the answer's body, as it came.
CREATE TABLE webhook_attempt (
    delivery_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    attempt_no     INT NOT NULL,
    attempted_at   DATETIME(6) NOT NULL,
    http_status    SMALLINT NULL,
    failure        VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    latency_millis INT NOT NULL,
    answer         VARBINARY(1024) NULL,
    PRIMARY KEY (delivery_id, attempt_no),
    CONSTRAINT webhook_attempt_delivery FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (delivery_id) ON DELETE CASCADE,
    CONSTRAINT webhook_attempt_came_to_something CHECK (http_status IS NOT NULL OR failure IS NOT NULL)
) ENGINE = InnoDB;
