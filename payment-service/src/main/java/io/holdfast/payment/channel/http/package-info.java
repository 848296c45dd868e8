/**
 * HTTP as channels need it.
 */
@NullMarked
package io.holdfast.payment.channel.http;

import org.jspecify.annotations.NullMarked;
