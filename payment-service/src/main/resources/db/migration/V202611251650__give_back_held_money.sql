-- A wrong amount waits for a person, who may decide that it goes back.
ALTER TABLE receipt
    ADD COLUMN give_back_decided_at DATETIME(6) NULL,
    ADD CONSTRAINT receipt_give_back_is_decided CHECK (give_back_decided_at IS NULL OR give_back <> 'NONE'),
    ADD CONSTRAINT receipt_wrong_amount_goes_nowhere_by_itself
        CHECK (purpose <> 'WRONG_AMOUNT' OR give_back IN ('NONE', 'ABNORMAL') OR give_back_decided_at IS NOT NULL);
