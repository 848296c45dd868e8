/** The page on which a developer plays the payer. */
@NullMarked
package io.holdfast.sandbox.payer;

import org.jspecify.annotations.NullMarked;
