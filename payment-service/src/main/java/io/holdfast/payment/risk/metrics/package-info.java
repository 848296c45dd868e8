/**
 * What risk control decides, and which documents it takes, in figures.
 */
@NullMarked
package io.holdfast.payment.risk.metrics;

import org.jspecify.annotations.NullMarked;
