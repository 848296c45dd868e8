/** Agreements between merchants and channels: what a channel hands over when a merchant signs up. */
@NullMarked
package io.holdfast.sandbox.merchant;

import org.jspecify.annotations.NullMarked;
