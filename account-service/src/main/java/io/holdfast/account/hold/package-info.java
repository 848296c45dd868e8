/**
 * Holds on a payer's funds: placed by a payment's try, then captured or released, whatever order and number of
 * calls the coordinator makes; and what becomes of holds that nobody resolved in time.
 */
@NullMarked
package io.holdfast.account.hold;

import org.jspecify.annotations.NullMarked;
