/**
 * Events as JSON.
 */
@NullMarked
package io.holdfast.payment.notify.json;

import org.jspecify.annotations.NullMarked;
