/**
 * The catalogue as other services call it.
 */
@NullMarked
package io.holdfast.order.catalogue.rpc;

import org.jspecify.annotations.NullMarked;
