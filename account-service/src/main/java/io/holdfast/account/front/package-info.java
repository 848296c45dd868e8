/**
 * What other services ask about accounts, in one place.
 */
@NullMarked
package io.holdfast.account.front;

import org.jspecify.annotations.NullMarked;
