/**
 * Sagas by Seata's state machine engine.
 */
@NullMarked
package io.holdfast.payment.saga.seata;

import org.jspecify.annotations.NullMarked;
