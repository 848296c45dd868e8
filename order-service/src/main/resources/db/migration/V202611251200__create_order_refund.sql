-- Pieces go back on the shelf once for an order: by the refund that it names.
ALTER TABLE orders
    ADD COLUMN refunded_minor BIGINT NOT NULL DEFAULT 0,
    ADD COLUMN restocked_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD CONSTRAINT orders_are_refunded_once_at_most CHECK (refunded_minor BETWEEN 0 AND total_minor),
    ADD CONSTRAINT orders_are_refunded_when_paid CHECK (
        state = 'PAID' OR (refunded_minor = 0 AND restocked_by IS NULL));

CREATE TABLE order_refund (
    refund_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    restock BOOLEAN NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (refund_id),
    KEY order_refund_payment (payment_id),
    CONSTRAINT order_refund_amount_is_in_range CHECK (amount_minor BETWEEN 1 AND 1000000000000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
