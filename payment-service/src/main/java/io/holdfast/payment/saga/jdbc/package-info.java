/**
 * The engine's tables, where it does not look into them itself.
 */
@NullMarked
package io.holdfast.payment.saga.jdbc;

import org.jspecify.annotations.NullMarked;
