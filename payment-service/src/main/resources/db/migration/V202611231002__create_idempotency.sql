CREATE TABLE nonce (
    key_id  VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nonce   VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seen_at DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (key_id, nonce),
    KEY nonce_by_age (seen_at)
);

CREATE TABLE idempotent_request (
    merchant_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    idempotency_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- SHA-256 of method, path, query and body.
    request_hash    BINARY(32)                                        NOT NULL,
    -- The payment that answers this request when it ends; null for requests that end on their own.
    payment_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- Until then somebody is at work on it; later another may take over. Never taken over with a payment.
    leased_until    DATETIME(6)                                       NOT NULL,
    status          SMALLINT                                          NULL,
    body            MEDIUMBLOB                                        NULL,
    created_at      DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (merchant_id, idempotency_key),
    KEY idempotent_request_of_payment (payment_id),
    KEY idempotent_request_by_age (created_at),
    CONSTRAINT idempotent_request_is_answered_whole CHECK ((status IS NULL) = (body IS NULL))
);
