-- Two payments that succeeded (one of them partly by points), one that failed, deposits in two currencies.
INSERT INTO {account}.account (account_id, merchant_id, kind, owner, currency, status, available_minor, frozen_minor, created_at) VALUES
    ('ext_cny', 'outside', 'EXTERNAL', 'outside', 'CNY', 'OPEN', -10300, 0, NOW(6)),
    ('ext_jpy', 'outside', 'EXTERNAL', 'outside', 'JPY', 'OPEN', -500, 0, NOW(6)),
    ('clr_cny', 'outside', 'CLEARING', 'outside', 'CNY', 'OPEN', -5, 0, NOW(6)),
    ('fee_cny', 'outside', 'FEE', 'outside', 'CNY', 'OPEN', 6, 0, NOW(6)),
    ('wal_1', 'mer_1', 'WALLET', 'ann', 'CNY', 'OPEN', 7000, 0, NOW(6)),
    ('wal_j', 'mer_1', 'WALLET', 'ann', 'JPY', 'OPEN', 500, 0, NOW(6)),
    ('wal_2', 'mer_2', 'WALLET', 'bob', 'CNY', 'OPEN', 300, 0, NOW(6)),
    ('acc_1', 'mer_1', 'MERCHANT', 'mer_1', 'CNY', 'OPEN', 994, 0, NOW(6));
INSERT INTO {account}.deposit (merchant_id, deposit_no, account_id, currency, amount_minor, created_at) VALUES
    ('mer_1', 'd1', 'wal_1', 'CNY', 10000, NOW(6)),
    ('mer_1', 'd2', 'wal_j', 'JPY', 500, NOW(6)),
    ('mer_2', 'd3', 'wal_2', 'CNY', 300, NOW(6));
INSERT INTO {account}.journal_entry (entry_id, reference, operation, created_at) VALUES
    (1, 'mer_1/d1', 'deposit', NOW(6)),
    (2, 'mer_1/d2', 'deposit', NOW(6)),
    (3, 'mer_2/d3', 'deposit', NOW(6)),
    (4, 'pay_ok', 'capture', NOW(6)),
    (5, 'pay_pts', 'capture', NOW(6));
INSERT INTO {account}.posting (posting_id, entry_id, account_id, currency, amount_minor) VALUES
    (1, 1, 'ext_cny', 'CNY', -10000), (2, 1, 'wal_1', 'CNY', 10000),
    (3, 2, 'ext_jpy', 'JPY', -500), (4, 2, 'wal_j', 'JPY', 500),
    (5, 3, 'ext_cny', 'CNY', -300), (6, 3, 'wal_2', 'CNY', 300),
    (7, 4, 'wal_1', 'CNY', -1000), (8, 4, 'acc_1', 'CNY', 994), (9, 4, 'fee_cny', 'CNY', 6),
    (10, 5, 'wal_1', 'CNY', -2000), (11, 5, 'clr_cny', 'CNY', -5), (12, 5, 'acc_1', 'CNY', 1993), (13, 5, 'fee_cny', 'CNY', 12);
INSERT INTO {account}.pending_posting (posting_id, account_id, amount_minor) VALUES (12, 'acc_1', 1993), (13, 'fee_cny', 12);
INSERT INTO {account}.funds_hold (payment_id, xid, branch_id, merchant_id, payer_account_id, currency, amount_minor, points_value_minor, fee_basis_points, state, expires_at, created_at, resolved_at) VALUES
    ('pay_ok', 'x:1', 11, 'mer_1', 'wal_1', 'CNY', 1000, 0, 60, 'CONFIRMED', NOW(6), NOW(6), NOW(6)),
    ('pay_pts', 'x:2', 21, 'mer_1', 'wal_1', 'CNY', 2000, 5, 60, 'CONFIRMED', NOW(6), NOW(6), NOW(6)),
    ('pay_no', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'CANCELLED', NULL, NOW(6), NOW(6));
INSERT INTO {order}.sku (merchant_id, sku, name, price_minor, currency, created_at, updated_at) VALUES
    ('mer_1', 'A', 'apple', 500, 'CNY', NOW(6), NOW(6)),
    ('mer_1', 'B', 'basket', 2005, 'CNY', NOW(6), NOW(6)),
    ('mer_2', 'A', 'anchor', 300, 'CNY', NOW(6), NOW(6));
INSERT INTO {order}.stock (merchant_id, sku, stocked, available, reserved, sold) VALUES
    ('mer_1', 'A', 10, 8, 0, 2), ('mer_1', 'B', 3, 2, 0, 1), ('mer_2', 'A', 4, 4, 0, 0);
INSERT INTO {order}.delivery (merchant_id, delivery_no, sku, quantity, created_at) VALUES
    ('mer_1', '1', 'A', 6, NOW(6)), ('mer_1', '2', 'A', 4, NOW(6)), ('mer_1', '3', 'B', 3, NOW(6)), ('mer_2', '1', 'A', 4, NOW(6));
INSERT INTO {order}.orders (order_id, merchant_id, merchant_order_no, customer, currency, total_minor, state, payment_id, content_hash, created_at, expires_at) VALUES
    ('ord_ok', 'mer_1', 'O1', 'ann', 'CNY', 1000, 'PAID', 'pay_ok', REPEAT('a', 32), NOW(6), NOW(6)),
    ('ord_pts', 'mer_1', 'O2', 'ann', 'CNY', 2005, 'PAID', 'pay_pts', REPEAT('b', 32), NOW(6), NOW(6)),
    ('ord_no', 'mer_1', 'O3', NULL, 'CNY', 500, 'OPEN', NULL, REPEAT('c', 32), NOW(6), NOW(6)),
    ('ord_2', 'mer_2', 'O1', 'bob', 'CNY', 300, 'CANCELLED', NULL, REPEAT('d', 32), NOW(6), NOW(6));
INSERT INTO {order}.order_line (order_id, line_no, merchant_id, sku, name, quantity, unit_price_minor) VALUES
    ('ord_ok', 1, 'mer_1', 'A', 'apple', 2, 500),
    ('ord_pts', 1, 'mer_1', 'B', 'basket', 1, 2005),
    ('ord_no', 1, 'mer_1', 'A', 'apple', 1, 500),
    ('ord_2', 1, 'mer_2', 'A', 'anchor', 1, 300);
INSERT INTO {order}.reservation (payment_id, xid, branch_id, merchant_id, order_id, total_minor, currency, state, expires_at, created_at, resolved_at) VALUES
    ('pay_ok', 'x:1', 10, 'mer_1', 'ord_ok', 1000, 'CNY', 'CONFIRMED', NOW(6), NOW(6), NOW(6)),
    ('pay_pts', 'x:2', 20, 'mer_1', 'ord_pts', 2005, 'CNY', 'CONFIRMED', NOW(6), NOW(6), NOW(6)),
    ('pay_no', 'x:3', 30, 'mer_1', 'ord_no', 500, 'CNY', 'CANCELLED', NOW(6), NOW(6), NOW(6));
INSERT INTO {points}.points_account (merchant_id, customer, available, frozen) VALUES ('mer_1', 'ann', 25, 0);
INSERT INTO {points}.points_entry (entry_id, merchant_id, customer, operation, reference, points, currency, value_minor, created_at) VALUES
    (1, 'mer_1', 'ann', 'earn', 'pay_ok', 10, 'CNY', 0, NOW(6)),
    (2, 'mer_1', 'ann', 'redeem', 'pay_pts', -5, 'CNY', 5, NOW(6)),
    (3, 'mer_1', 'ann', 'earn', 'pay_pts', 20, 'CNY', 0, NOW(6));
INSERT INTO {points}.points_hold (payment_id, xid, branch_id, merchant_id, customer, points, currency, value_minor, state, expires_at, created_at, resolved_at) VALUES
    ('pay_pts', 'x:2', 22, 'mer_1', 'ann', 5, 'CNY', 5, 'CONFIRMED', NOW(6), NOW(6), NOW(6));
INSERT INTO {payment}.payment (payment_id, merchant_id, merchant_payment_no, order_id, method, payer_account_id, customer, currency, amount_minor, points, points_value_minor, fee_basis_points, state, failure_reason, created_at, finished_at, look_at) VALUES
    ('pay_ok', 'mer_1', 'P1', 'ord_ok', 'WALLET', 'wal_1', 'ann', 'CNY', 1000, 0, 0, 60, 'SUCCEEDED', NULL, NOW(6), NOW(6), NULL),
    ('pay_pts', 'mer_1', 'P2', 'ord_pts', 'WALLET', 'wal_1', 'ann', 'CNY', 2005, 5, 5, 60, 'SUCCEEDED', NULL, NOW(6), NOW(6), NULL),
    ('pay_no', 'mer_1', 'P3', 'ord_no', 'WALLET', 'wal_1', NULL, 'CNY', 500, 0, 0, 60, 'FAILED', 'INSUFFICIENT_FUNDS', NOW(6), NOW(6), NULL);
INSERT INTO {payment}.outbox (event_id, payment_id, type, payload, created_at, published_at) VALUES
    ('evt_ok', 'pay_ok', 'payment.succeeded', '{"id":"evt_ok","type":"payment.succeeded","payment":{"payment_id":"pay_ok","merchant_id":"mer_1","amount":{"amount_minor":1000,"currency":"CNY"},"state":"SUCCEEDED"}}', NOW(6), NOW(6)),
    ('evt_pts', 'pay_pts', 'payment.succeeded', '{"id":"evt_pts","type":"payment.succeeded","payment":{"payment_id":"pay_pts","merchant_id":"mer_1","amount":{"amount_minor":2005,"currency":"CNY"},"state":"SUCCEEDED"}}', NOW(6), NOW(6)),
    ('evt_no', 'pay_no', 'payment.failed', '{"id":"evt_no","type":"payment.failed","payment":{"payment_id":"pay_no","merchant_id":"mer_1","amount":{"amount_minor":500,"currency":"CNY"},"state":"FAILED"}}', NOW(6), NOW(6));
INSERT INTO {payment}.idempotent_request (merchant_id, idempotency_key, request_hash, payment_id, leased_until, status, body, created_at) VALUES
    ('mer_1', 'k1', REPEAT('a', 32), 'pay_ok', NOW(6), 201, '{"id":"pay_ok","state":"SUCCEEDED"}', NOW(6)),
    ('mer_1', 'k2', REPEAT('b', 32), 'pay_pts', NOW(6), 202, '{"id":"pay_pts","state":"PROCESSING"}', NOW(6)),
    ('mer_1', 'k3', REPEAT('c', 32), NULL, NOW(6), 201, '{"id":"ord_ok","state":"OPEN"}', NOW(6));
INSERT INTO {coordinator}.global_table (xid, status) VALUES ('x:2', 2), ('x:3', 11);
-- A merchant who is paid by WeChat: one payment that was settled and refunded in part, one that was closed and paid after that.
INSERT INTO {account}.account (account_id, merchant_id, kind, owner, currency, status, available_minor, frozen_minor, created_at) VALUES
    ('acc_3', 'mer_3', 'MERCHANT', 'mer_3', 'CNY', 'OPEN', 495, 0, NOW(6)),
    ('chn_w', 'outside', 'CHANNEL', 'WECHAT', 'CNY', 'OPEN', -500, 0, NOW(6)),
    ('sus_cny', 'outside', 'SUSPENSE', 'outside', 'CNY', 'OPEN', 0, 0, NOW(6)),
    ('fee_3', 'outside', 'FEE', 'second', 'CNY', 'OPEN', 5, 0, NOW(6));
INSERT INTO {account}.journal_entry (entry_id, reference, operation, created_at) VALUES
    (101, 'pay_ch', 'capture', NOW(6)),
    (102, 'ref_1', 'refund', NOW(6)),
    (103, 'rcp_late', 'suspend', NOW(6)),
    (104, 'rcp_late', 'give_back', NOW(6));
INSERT INTO {account}.posting (posting_id, entry_id, account_id, currency, amount_minor) VALUES
    (101, 101, 'chn_w', 'CNY', -800), (102, 101, 'acc_3', 'CNY', 795), (103, 101, 'fee_3', 'CNY', 5),
    (104, 102, 'acc_3', 'CNY', -300), (105, 102, 'chn_w', 'CNY', 300),
    (106, 103, 'chn_w', 'CNY', -700), (107, 103, 'sus_cny', 'CNY', 700),
    (108, 104, 'sus_cny', 'CNY', -700), (109, 104, 'chn_w', 'CNY', 700);
INSERT INTO {account}.channel_booking (reference, operation, payment_id, receipt_id, counted_receipt_id, merchant_id, channel, paid_currency, paid_minor, credited_currency, credited_minor, fee_basis_points, state, created_at) VALUES
    ('pay_ch', 'capture', 'pay_ch', 'rcp_1', 'rcp_1', 'mer_3', 'WECHAT', 'CNY', 800, 'CNY', 800, 60, 'DONE', NOW(6)),
    ('rcp_late', 'suspend', NULL, 'rcp_late', 'rcp_late', 'mer_3', 'WECHAT', 'CNY', 700, NULL, NULL, NULL, 'DONE', NOW(6)),
    ('rcp_late', 'give_back', NULL, 'rcp_late', NULL, 'mer_3', 'WECHAT', 'CNY', 700, NULL, NULL, NULL, 'DONE', NOW(6));
INSERT INTO {account}.funds_refund (refund_id, payment_id, merchant_id, merchant_account_id, currency, amount_minor, to_payer_currency, to_payer_minor, channel, payer_account_id, state, created_at, resolved_at) VALUES
    ('ref_1', 'pay_ch', 'mer_3', 'acc_3', 'CNY', 300, 'CNY', 300, 'WECHAT', NULL, 'SETTLED', NOW(6), NOW(6));
INSERT INTO {order}.sku (merchant_id, sku, name, price_minor, currency, created_at, updated_at) VALUES
    ('mer_3', 'C', 'cup', 800, 'CNY', NOW(6), NOW(6)), ('mer_3', 'S', 'saucer', 700, 'CNY', NOW(6), NOW(6));
INSERT INTO {order}.stock (merchant_id, sku, stocked, available, reserved, sold) VALUES ('mer_3', 'C', 5, 4, 0, 1), ('mer_3', 'S', 5, 5, 0, 0);
INSERT INTO {order}.delivery (merchant_id, delivery_no, sku, quantity, created_at) VALUES
    ('mer_3', '1', 'C', 5, NOW(6)), ('mer_3', '2', 'S', 5, NOW(6));
INSERT INTO {order}.orders (order_id, merchant_id, merchant_order_no, customer, currency, total_minor, state, payment_id, content_hash, created_at, expires_at, refunded_minor) VALUES
    ('ord_ch', 'mer_3', 'O1', NULL, 'CNY', 800, 'PAID', 'pay_ch', REPEAT('e', 32), NOW(6), NOW(6), 300),
    ('ord_late', 'mer_3', 'O2', NULL, 'CNY', 700, 'OPEN', NULL, REPEAT('f', 32), NOW(6), NOW(6), 0);
INSERT INTO {order}.order_line (order_id, line_no, merchant_id, sku, name, quantity, unit_price_minor) VALUES
    ('ord_ch', 1, 'mer_3', 'C', 'cup', 1, 800), ('ord_late', 1, 'mer_3', 'S', 'saucer', 1, 700);
INSERT INTO {order}.reservation (payment_id, xid, branch_id, merchant_id, order_id, total_minor, currency, state, expires_at, created_at, resolved_at) VALUES
    ('pay_ch', NULL, NULL, 'mer_3', 'ord_ch', 800, 'CNY', 'CONFIRMED', NOW(6), NOW(6), NOW(6)),
    ('pay_late', NULL, NULL, 'mer_3', 'ord_late', 700, 'CNY', 'CANCELLED', NOW(6), NOW(6), NOW(6));
INSERT INTO {order}.order_refund (refund_id, payment_id, currency, amount_minor, restock, created_at) VALUES ('ref_1', 'pay_ch', 'CNY', 300, FALSE, NOW(6));
INSERT INTO {payment}.payment (payment_id, merchant_id, merchant_payment_no, order_id, method, payer_account_id, customer, currency, amount_minor, points, points_value_minor, fee_basis_points, state, failure_reason, created_at, finished_at, look_at, refunded_minor) VALUES
    ('pay_ch', 'mer_3', 'P1', 'ord_ch', 'WECHAT_JSAPI', NULL, NULL, 'CNY', 800, 0, 0, 60, 'SUCCEEDED', NULL, NOW(6), NOW(6), NULL, 300),
    ('pay_late', 'mer_3', 'P2', 'ord_late', 'WECHAT_NATIVE', NULL, NULL, 'CNY', 700, 0, 0, 60, 'CLOSED', NULL, NOW(6), NOW(6), NULL, 0);
INSERT INTO {payment}.attempt (attempt_no, payment_id, ordinal, merchant_id, channel, method, state, currency, amount_minor, description, created_at, expires_at) VALUES
    ('att1', 'pay_ch', 1, 'mer_3', 'WECHAT', 'WECHAT_JSAPI', 'PAID', 'CNY', 800, 'cup', NOW(6), NOW(6)),
    ('att2', 'pay_late', 1, 'mer_3', 'WECHAT', 'WECHAT_NATIVE', 'CLOSED', 'CNY', 700, 'saucer', NOW(6), NOW(6));
INSERT INTO {payment}.receipt (receipt_id, channel, channel_transaction_id, attempt_no, payment_id, merchant_id, currency, amount_minor, paid_at, purpose, give_back, give_back_no, details, received_at) VALUES
    ('rcp_1', 'WECHAT', 't1', 'att1', 'pay_ch', 'mer_3', 'CNY', 800, NOW(6), 'SETTLES', 'NONE', 'g1', '{}', NOW(6)),
    ('rcp_late', 'WECHAT', 't2', 'att2', 'pay_late', 'mer_3', 'CNY', 700, NOW(6), 'LATE', 'DONE', 'g2', '{}', NOW(6));
INSERT INTO {payment}.refund (refund_id, merchant_id, merchant_refund_no, payment_id, currency, amount_minor, to_payer_currency, to_payer_minor, refund_no, restock, state, created_at, finished_at) VALUES
    ('ref_1', 'mer_3', 'R1', 'pay_ch', 'CNY', 300, 'CNY', 300, 'r1', FALSE, 'SUCCEEDED', NOW(6), NOW(6));
INSERT INTO {payment}.outbox (event_id, payment_id, type, payload, created_at, published_at) VALUES
    ('evt_ch', 'pay_ch', 'payment.succeeded', '{"id":"evt_ch","type":"payment.succeeded","payment":{"payment_id":"pay_ch","merchant_id":"mer_3","amount":{"amount_minor":800,"currency":"CNY"},"state":"SUCCEEDED"}}', NOW(6), NOW(6)),
    ('evt_late', 'pay_late', 'payment.closed', '{"id":"evt_late","type":"payment.closed","payment":{"payment_id":"pay_late","merchant_id":"mer_3","amount":{"amount_minor":700,"currency":"CNY"},"state":"CLOSED"}}', NOW(6), NOW(6)),
    ('evt_surplus', 'pay_late', 'payment.late_success', '{"id":"evt_surplus"}', NOW(6), NOW(6)),
    ('evt_ref', 'pay_ch', 'refund.succeeded', '{"id":"evt_ref","refund":{"refund_id":"ref_1"}}', NOW(6), NOW(6));
-- A payment and a refund that ended long ago: their events are forgotten.
UPDATE {payment}.outbox_relay SET forgotten_before = NOW(6) - INTERVAL 7 DAY;
INSERT INTO {payment}.payment (payment_id, merchant_id, merchant_payment_no, order_id, method, payer_account_id, customer, currency, amount_minor, points, points_value_minor, fee_basis_points, state, failure_reason, created_at, finished_at, look_at) VALUES
    ('pay_old', 'mer_1', 'P0', 'ord_no', 'WALLET', 'wal_1', NULL, 'CNY', 500, 0, 0, 60, 'FAILED', 'RISK_REFUSED', NOW(6) - INTERVAL 8 DAY, NOW(6) - INTERVAL 8 DAY, NULL);
INSERT INTO {payment}.refund (refund_id, merchant_id, merchant_refund_no, payment_id, currency, amount_minor, to_payer_currency, to_payer_minor, refund_no, restock, state, failure_reason, created_at, finished_at) VALUES
    ('ref_old', 'mer_3', 'R0', 'pay_ch', 'CNY', 300, 'CNY', 300, 'r0', FALSE, 'FAILED', 'INSUFFICIENT_FUNDS', NOW(6) - INTERVAL 8 DAY, NOW(6) - INTERVAL 8 DAY);
-- Two merchants who are told: one with an endpoint for everything and one for failures alone, one whose endpoint is dead.
INSERT INTO {payment}.webhook_endpoint (endpoint_id, merchant_id, url, events, status, retry_policy, sealed_secret, created_at) VALUES
    ('whe_all', 'mer_1', 'https://one.example/', '*', 'ENABLED', 'default', 's', NOW(6) - INTERVAL 1 HOUR),
    ('whe_fail', 'mer_1', 'https://two.example/', 'payment.failed', 'ENABLED', 'default', 's', NOW(6) - INTERVAL 1 HOUR),
    ('whe_dead', 'mer_3', 'https://three.example/', 'payment.closed,payment.succeeded', 'ENABLED', 'default', 's', NOW(6) - INTERVAL 1 HOUR);
INSERT INTO {payment}.merchant_event (event_id, merchant_id, type, payment_id, occurred_at, payload, stored_at) VALUES
    ('evt_ok', 'mer_1', 'payment.succeeded', 'pay_ok', NOW(6), '{"id":"evt_ok","type":"payment.succeeded","payment":{"id":"pay_ok","state":"SUCCEEDED","amount":1000,"currency":"CNY"}}', NOW(6)),
    ('evt_pts', 'mer_1', 'payment.succeeded', 'pay_pts', NOW(6), '{"id":"evt_pts","type":"payment.succeeded","payment":{"id":"pay_pts","state":"SUCCEEDED","amount":2005,"currency":"CNY"}}', NOW(6)),
    ('evt_no', 'mer_1', 'payment.failed', 'pay_no', NOW(6), '{"id":"evt_no","type":"payment.failed","payment":{"id":"pay_no","state":"FAILED","amount":500,"currency":"CNY"}}', NOW(6)),
    ('evt_ch', 'mer_3', 'payment.succeeded', 'pay_ch', NOW(6), '{"id":"evt_ch","type":"payment.succeeded","payment":{"id":"pay_ch","state":"SUCCEEDED","amount":800,"currency":"CNY"}}', NOW(6)),
    ('evt_late', 'mer_3', 'payment.closed', 'pay_late', NOW(6), '{"id":"evt_late","type":"payment.closed","payment":{"id":"pay_late","state":"CLOSED","amount":700,"currency":"CNY"}}', NOW(6)),
    ('evt_ping', 'mer_1', 'webhook.ping', NULL, NOW(6), '{"id":"evt_ping","type":"webhook.ping"}', NOW(6));
INSERT INTO {payment}.webhook_delivery (delivery_id, endpoint_id, event_id, merchant_id, kind, state, attempts, tried, next_attempt_at, give_up_at, last_failure, created_at, finished_at) VALUES
    ('whd_1', 'whe_all', 'evt_ok', 'mer_1', 'EVENT', 'DELIVERED', 2, 2, NULL, NOW(6), NULL, NOW(6), NOW(6)),
    ('whd_2', 'whe_all', 'evt_pts', 'mer_1', 'EVENT', 'DELIVERED', 1, 1, NULL, NOW(6), NULL, NOW(6), NOW(6)),
    ('whd_3', 'whe_all', 'evt_no', 'mer_1', 'EVENT', 'DELIVERED', 1, 1, NULL, NOW(6), NULL, NOW(6), NOW(6)),
    ('whd_4', 'whe_fail', 'evt_no', 'mer_1', 'EVENT', 'PENDING', 1, 1, NOW(6), NOW(6), 'STATUS', NOW(6), NULL),
    ('whd_5', 'whe_dead', 'evt_ch', 'mer_3', 'EVENT', 'DEAD', 1, 1, NULL, NOW(6), 'TIMEOUT', NOW(6), NOW(6)),
    ('whd_6', 'whe_dead', 'evt_late', 'mer_3', 'EVENT', 'DEAD', 0, 0, NULL, NOW(6), 'ENDPOINT_FAILING', NOW(6), NOW(6)),
    ('whd_7', 'whe_all', 'evt_ping', 'mer_1', 'PING', 'DELIVERED', 1, 1, NULL, NOW(6), NULL, NOW(6), NOW(6));
INSERT INTO {payment}.webhook_attempt (delivery_id, attempt_no, attempted_at, http_status, failure, latency_millis) VALUES
    ('whd_1', 1, NOW(6), 500, 'STATUS', 20), ('whd_1', 2, NOW(6), 200, NULL, 20),
    ('whd_2', 1, NOW(6), 204, NULL, 20), ('whd_3', 1, NOW(6), 204, NULL, 20),
    ('whd_4', 1, NOW(6), 500, 'STATUS', 20), ('whd_5', 1, NOW(6), NULL, 'TIMEOUT', 5000), ('whd_7', 1, NOW(6), 200, NULL, 20);
