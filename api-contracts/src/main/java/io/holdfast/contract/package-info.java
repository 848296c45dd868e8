/**
 * What crosses the wire between Holdfast's services and their consumers: RPC interfaces, records, sealed outcomes,
 * events and money. Plain Java; each subpackage belongs to the service that serves it.
 */
@NullMarked
package io.holdfast.contract;

import org.jspecify.annotations.NullMarked;
