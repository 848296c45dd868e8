/** Keys, certificates, signatures and random numbers. Every agreement gets keys of its own, made when it is made. */
@NullMarked
package io.holdfast.sandbox.keys;

import org.jspecify.annotations.NullMarked;
