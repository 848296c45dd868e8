/**
 * What a person must look at, from whoever knows of such things.
 */
@NullMarked
package io.holdfast.payment.attention;

import org.jspecify.annotations.NullMarked;
