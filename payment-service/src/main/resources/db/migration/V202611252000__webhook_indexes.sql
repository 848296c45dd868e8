-- Each question that is asked again and again finds its rows by an index, however much is kept.

-- What waits for one endpoint; what a merchant looks for by state; the oldest that is not over.
ALTER TABLE webhook_delivery
    ADD KEY webhook_delivery_endpoint (endpoint_id, state, delivery_id),
    ADD KEY webhook_delivery_list_by_state (merchant_id, state, delivery_id),
    ADD KEY webhook_delivery_oldest (state, delivery_id);

ALTER TABLE merchant_event
    ADD KEY merchant_event_list_by_type (merchant_id, type, occurred_at, event_id);

-- Those that were removed stay for a while, and are passed over by whoever looks for those that are enabled.
ALTER TABLE webhook_endpoint
    ADD KEY webhook_endpoint_of_merchant (merchant_id, status),
    ADD KEY webhook_endpoint_removed (deleted_at);
