/**
 * Facts of the merchants' HTTP API that both ends must compute alike.
 */
@NullMarked
package io.holdfast.contract.http;

import org.jspecify.annotations.NullMarked;
