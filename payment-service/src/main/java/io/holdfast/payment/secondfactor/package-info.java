/**
 * A second factor for wallets: codes that a payer's authenticator makes from a shared secret and the time (RFC 6238). Each code
 * counts once, and few wrong ones are borne.
 */
@NullMarked
package io.holdfast.payment.secondfactor;

import org.jspecify.annotations.NullMarked;
