/**
 * Codes by java-otp.
 */
@NullMarked
package io.holdfast.payment.secondfactor.crypto;

import org.jspecify.annotations.NullMarked;
