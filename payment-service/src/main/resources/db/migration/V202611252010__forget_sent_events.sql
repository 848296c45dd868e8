-- Events that were sent are forgotten after a while. This is said before any of them goes: those that occurred before then may be
-- gone, every later one is there.
ALTER TABLE outbox_relay
    ADD COLUMN forgotten_before DATETIME(6) NOT NULL DEFAULT '2026-01-01 00:00:00';
