/**
 * What every service that takes part in a payment answers besides its own try, so that a payment whose coordinator
 * was lost can still be finished.
 */
@NullMarked
package io.holdfast.contract.branch;

import org.jspecify.annotations.NullMarked;
