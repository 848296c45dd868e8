/**
 * Nonces and stored replies in the database, whose unique keys decide who was first.
 */
@NullMarked
package io.holdfast.payment.idempotency.jdbc;

import org.jspecify.annotations.NullMarked;
