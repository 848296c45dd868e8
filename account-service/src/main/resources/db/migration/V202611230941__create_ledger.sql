-- No foreign key to account: it would take a lock on the account's row for every posting.
CREATE TABLE journal_entry (
    entry_id   BIGINT NOT NULL AUTO_INCREMENT,
    reference  VARCHAR(128) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    operation  VARCHAR(16)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (entry_id),
    UNIQUE KEY journal_entry_once (reference, operation)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE posting (
    posting_id   BIGINT NOT NULL AUTO_INCREMENT,
    entry_id     BIGINT NOT NULL,
    account_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    currency     CHAR(3)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (posting_id),
    KEY posting_of_account (account_id, posting_id),
    KEY posting_of_entry (entry_id),
    CONSTRAINT posting_moves_something CHECK (amount_minor <> 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What is posted and not yet in the account's row.
CREATE TABLE pending_posting (
    posting_id   BIGINT NOT NULL,
    account_id   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount_minor BIGINT NOT NULL,
    PRIMARY KEY (posting_id),
    KEY pending_of_account (account_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TRIGGER journal_entry_never_updated BEFORE UPDATE ON journal_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'journal entries are never changed';
CREATE TRIGGER journal_entry_never_deleted BEFORE DELETE ON journal_entry FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'journal entries are never deleted';
CREATE TRIGGER posting_never_updated BEFORE UPDATE ON posting FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'postings are never changed';
CREATE TRIGGER posting_never_deleted BEFORE DELETE ON posting FOR EACH ROW
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'postings are never deleted';
