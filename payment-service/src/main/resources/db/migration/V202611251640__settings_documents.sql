-- Where a change came from: a request, or a document that an operator edited.
ALTER TABLE channel_settings_change
    ADD COLUMN source VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CALL',
    ADD CONSTRAINT channel_settings_change_source_is_known CHECK (source IN ('CALL', 'NACOS'));

-- A document that was not taken over stands here until it is replaced: the operators' list shows it.
CREATE TABLE channel_settings_refused_document (
    merchant_id      VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel          VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    -- What held when it was refused: what is changed later takes its place.
    settings_version BIGINT                                            NOT NULL,
    -- SHA-256 of its text.
    fingerprint      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin    NOT NULL,
    reason           VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    fault            VARCHAR(500)                                      NOT NULL,
    refused_at       DATETIME(6)                                       NOT NULL,
    PRIMARY KEY (merchant_id, channel),
    CONSTRAINT channel_settings_refused_document_is_of_settings FOREIGN KEY (merchant_id, channel)
        REFERENCES channel_settings (merchant_id, channel),
    CONSTRAINT channel_settings_refused_document_reason_is_known CHECK (reason IN ('INVALID', 'STALE', 'AHEAD'))
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
