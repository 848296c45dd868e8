/**
 * Sealing of secrets under a key that lives in neither the database nor the configuration server.
 */
@NullMarked
package io.holdfast.payment.merchant.crypto;

import org.jspecify.annotations.NullMarked;
