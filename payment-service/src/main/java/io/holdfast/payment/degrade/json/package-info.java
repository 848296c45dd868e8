/**
 * An operator's decision as JSON.
 */
@NullMarked
package io.holdfast.payment.degrade.json;

import org.jspecify.annotations.NullMarked;
