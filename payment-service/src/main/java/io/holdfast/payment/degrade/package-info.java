/**
 * What is given up under pressure, so that payments, callbacks and refunds are not: lists first, then statements, last
 * payment queries, which are answered from copies that may be stale. An operator says how far, or the pressure does.
 */
@NullMarked
package io.holdfast.payment.degrade;

import org.jspecify.annotations.NullMarked;
