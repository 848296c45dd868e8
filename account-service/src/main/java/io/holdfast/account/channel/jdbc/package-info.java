/**
 * The bookings' rows.
 */
@NullMarked
package io.holdfast.account.channel.jdbc;

import org.jspecify.annotations.NullMarked;
