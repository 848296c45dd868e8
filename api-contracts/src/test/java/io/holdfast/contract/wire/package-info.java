/**
 * Holds the contracts against the real Dubbo: a provider and a consumer on loopback, hessian2, STRICT, as the services
 * run it.
 */
@NullMarked
package io.holdfast.contract.wire;

import org.jspecify.annotations.NullMarked;
