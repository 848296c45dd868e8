/**
 * Money that arrives from outside, each deposit once.
 */
@NullMarked
package io.holdfast.account.deposit;

import org.jspecify.annotations.NullMarked;
