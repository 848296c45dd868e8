/** A process that plays the payment channels: their paths, formats, signatures, certificates, callbacks and refusals. */
@NullMarked
package io.holdfast.sandbox;

import org.jspecify.annotations.NullMarked;
