CREATE TABLE merchant (
    merchant_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name             VARCHAR(200)                                      NOT NULL,
    fee_basis_points INT                                               NOT NULL,
    -- Counted here so that two requests for a key at once cannot both be the second.
    live_keys        INT                                               NOT NULL DEFAULT 0,
    created_at       DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (merchant_id),
    CONSTRAINT merchant_fee_is_a_share CHECK (fee_basis_points BETWEEN 0 AND 10000),
    CONSTRAINT merchant_has_two_live_keys_at_most CHECK (live_keys BETWEEN 0 AND 2)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE api_key (
    key_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    merchant_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- AES-256-GCM, with the key's id as associated data.
    sealed_secret VARBINARY(255)                                    NOT NULL,
    created_at    DATETIME(6)                                       NOT NULL,
    revoked_at    DATETIME(6)                                       NULL,
    PRIMARY KEY (key_id),
    KEY api_key_of_merchant (merchant_id),
    CONSTRAINT api_key_belongs_to_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id)
);

-- Read every second by every instance, newest first, to drop revoked keys out of its memory.
CREATE TABLE key_revocation (
    revocation_id BIGINT                                            NOT NULL AUTO_INCREMENT,
    key_id        VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (revocation_id)
);
