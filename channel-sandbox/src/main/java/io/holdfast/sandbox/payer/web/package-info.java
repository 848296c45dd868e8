/** A page on which a developer plays the payer. */
@NullMarked
package io.holdfast.sandbox.payer.web;

import org.jspecify.annotations.NullMarked;
