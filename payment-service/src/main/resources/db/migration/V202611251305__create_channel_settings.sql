CREATE TABLE channel_settings (
    merchant_id    VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- Grows by one with each change.
    version        BIGINT                                            NOT NULL,
    -- Null where the channel's usual address is meant.
    endpoint       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    -- A JSON object of texts: what anybody may see.
    open_settings  TEXT                                              NOT NULL,
    -- A JSON object of texts, sealed with AES-256-GCM; merchant, channel and version are the associated data.
    sealed_secrets VARBINARY(49152)                                  NOT NULL,
    updated_at     DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (merchant_id, channel),
    CONSTRAINT channel_settings_belong_to_merchant FOREIGN KEY (merchant_id) REFERENCES merchant (merchant_id),
    CONSTRAINT channel_settings_version_counts CHECK (version > 0),
    CONSTRAINT channel_settings_are_json CHECK (JSON_VALID(open_settings))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Rows are only ever added: one a change, in its commit, so that it can be told later what held when.
-- Read every second by every instance, newest first, to drop changed settings out of its memory.
CREATE TABLE channel_settings_change (
    merchant_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel       VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version       BIGINT                                            NOT NULL,
    change_id     BIGINT                                            NOT NULL AUTO_INCREMENT,
    -- As in channel_settings at that version.
    endpoint      VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
    open_settings TEXT                                              NOT NULL,
    -- Of the secrets that were added or replaced the names alone, with commas between them.
    secret_names  VARCHAR(1400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    changed_at    DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (merchant_id, channel, version),
    UNIQUE KEY channel_settings_changes_are_numbered (change_id),
    CONSTRAINT channel_settings_change_version_counts CHECK (version > 0),
    CONSTRAINT channel_settings_changed_are_json CHECK (JSON_VALID(open_settings))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
