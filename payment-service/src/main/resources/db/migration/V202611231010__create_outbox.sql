-- Events, stored in the commit that ends the payment. One that was sent stays, as proof that there was exactly one.
CREATE TABLE outbox (
    outbox_id    BIGINT NOT NULL AUTO_INCREMENT,
    event_id     VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    type         VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload      TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    published_at DATETIME(6) NULL,
    PRIMARY KEY (outbox_id),
    UNIQUE KEY outbox_event (event_id),
    UNIQUE KEY outbox_payment (payment_id, type),
    KEY outbox_unsent (published_at)
) ENGINE = InnoDB;

-- Which instance sends them.
CREATE TABLE outbox_relay (
    relay_id     TINYINT NOT NULL,
    holder       VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    leased_until DATETIME(6) NOT NULL,
    PRIMARY KEY (relay_id),
    CONSTRAINT outbox_relay_one CHECK (relay_id = 1)
) ENGINE = InnoDB;

INSERT INTO outbox_relay (relay_id, holder, leased_until) VALUES (1, 'nobody', '2026-01-01 00:00:00');
