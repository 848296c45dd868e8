/**
 * Requests to addresses that somebody else has named.
 */
@NullMarked
package io.holdfast.payment.notify.http;

import org.jspecify.annotations.NullMarked;
