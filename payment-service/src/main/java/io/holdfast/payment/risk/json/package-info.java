/**
 * Rules and reasons as JSON, read strictly.
 */
@NullMarked
package io.holdfast.payment.risk.json;

import org.jspecify.annotations.NullMarked;
