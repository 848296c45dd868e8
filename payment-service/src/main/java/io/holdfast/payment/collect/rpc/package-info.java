/**
 * The services that collecting needs.
 */
@NullMarked
package io.holdfast.payment.collect.rpc;

import org.jspecify.annotations.NullMarked;
