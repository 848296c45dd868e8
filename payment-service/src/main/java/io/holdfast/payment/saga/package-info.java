/**
 * Sagas: steps that are carried out one after another, each in a service of its own. What is not answered is asked again, for as
 * long as it takes; what is refused undoes the steps before it.
 */
@NullMarked
package io.holdfast.payment.saga;

import org.jspecify.annotations.NullMarked;
