/**
 * The database's share of the pressure.
 */
@NullMarked
package io.holdfast.payment.degrade.jdbc;

import org.jspecify.annotations.NullMarked;
