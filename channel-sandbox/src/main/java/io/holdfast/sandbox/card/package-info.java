/** A card acquirer: agreements and tokens. */
@NullMarked
package io.holdfast.sandbox.card;

import org.jspecify.annotations.NullMarked;
