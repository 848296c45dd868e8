/**
 * Signatures by the rules of Standard Webhooks.
 */
@NullMarked
package io.holdfast.payment.notify.crypto;

import org.jspecify.annotations.NullMarked;
