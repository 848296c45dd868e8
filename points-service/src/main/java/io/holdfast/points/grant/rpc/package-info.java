/**
 * What payment-service's sagas ask, over Dubbo.
 */
@NullMarked
package io.holdfast.points.grant.rpc;

import org.jspecify.annotations.NullMarked;
