/**
 * Settings as JSON.
 */
@NullMarked
package io.holdfast.payment.channelconfig.json;

import org.jspecify.annotations.NullMarked;
