/**
 * The documents in Nacos, by one client for the whole service.
 */
@NullMarked
package io.holdfast.protection.document.nacos;

import org.jspecify.annotations.NullMarked;
