/**
 * JSON as it may come in, which is strict, and as it goes out.
 */
@NullMarked
package io.holdfast.payment.facade.json;

import org.jspecify.annotations.NullMarked;
