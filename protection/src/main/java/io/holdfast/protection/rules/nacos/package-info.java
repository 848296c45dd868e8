/**
 * The documents in Nacos.
 */
@NullMarked
package io.holdfast.protection.rules.nacos;

import org.jspecify.annotations.NullMarked;
