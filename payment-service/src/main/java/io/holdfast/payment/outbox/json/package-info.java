/**
 * Events as the JSON that consumers read.
 */
@NullMarked
package io.holdfast.payment.outbox.json;

import org.jspecify.annotations.NullMarked;
