CREATE TABLE orders (
    order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_order_no VARCHAR(64) NOT NULL,
    customer VARCHAR(64) NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    total_minor BIGINT NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    content_hash BINARY(32) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id),
    UNIQUE KEY orders_number (merchant_id, merchant_order_no),
    KEY orders_due (state, expires_at),
    CONSTRAINT orders_total_is_in_range CHECK (total_minor BETWEEN 1 AND 1000000000000),
    CONSTRAINT orders_state_is_known CHECK (state IN ('OPEN', 'PAYING', 'PAID', 'CANCELLED', 'CLOSED')),
    CONSTRAINT orders_are_paid_by_a_payment CHECK ((payment_id IS NOT NULL) = (state IN ('PAYING', 'PAID')))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Lines are numbered in ascending order of their SKU: the order in which every transaction locks stock.
CREATE TABLE order_line (
    order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    line_no SMALLINT NOT NULL,
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sku VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    quantity INT NOT NULL,
    unit_price_minor BIGINT NOT NULL,
    PRIMARY KEY (order_id, line_no),
    CONSTRAINT order_line_quantity_is_in_range CHECK (quantity BETWEEN 1 AND 1000000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
