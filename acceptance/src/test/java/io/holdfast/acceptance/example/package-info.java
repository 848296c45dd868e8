/**
 * How a service of one's own pays an order over RPC: {@code api-contracts}, Dubbo and the Nacos client on the class path, and
 * nothing else of Holdfast.
 */
@NullMarked
package io.holdfast.acceptance.example;

import org.jspecify.annotations.NullMarked;
