/**
 * What the Sentinel dashboard asks an instance, answered on 127.0.0.1 alone.
 */
@NullMarked
package io.holdfast.protection.dashboard.http;

import org.jspecify.annotations.NullMarked;
