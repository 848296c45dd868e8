CREATE TABLE sku (
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sku VARCHAR(64) NOT NULL,
    name VARCHAR(200) NOT NULL,
    price_minor BIGINT NOT NULL,
    currency CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    updated_at DATETIME(6) NOT NULL,
    PRIMARY KEY (merchant_id, sku),
    CONSTRAINT sku_price_is_in_range CHECK (price_minor BETWEEN 1 AND 1000000000000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE stock (
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sku VARCHAR(64) NOT NULL,
    stocked BIGINT NOT NULL,
    available BIGINT NOT NULL,
    reserved BIGINT NOT NULL,
    sold BIGINT NOT NULL,
    PRIMARY KEY (merchant_id, sku),
    CONSTRAINT stock_is_never_owed CHECK (available >= 0 AND reserved >= 0 AND sold >= 0),
    CONSTRAINT stock_adds_up CHECK (stocked = available + reserved + sold)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE delivery (
    merchant_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    delivery_no VARCHAR(64) NOT NULL,
    sku VARCHAR(64) NOT NULL,
    quantity BIGINT NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (merchant_id, delivery_no),
    CONSTRAINT delivery_quantity_is_in_range CHECK (quantity BETWEEN 1 AND 1000000000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
