/**
 * Merchants and their API keys. A key's secret is shown once and stored sealed; a revoked key stops working on every
 * instance within five seconds.
 */
@NullMarked
package io.holdfast.payment.merchant;

import org.jspecify.annotations.NullMarked;
