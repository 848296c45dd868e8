/**
 * Money that payers pay through a channel: captured for a payment and taken back, or set aside in suspense and given back,
 * whatever order and number of calls.
 */
@NullMarked
package io.holdfast.account.channel;

import org.jspecify.annotations.NullMarked;
