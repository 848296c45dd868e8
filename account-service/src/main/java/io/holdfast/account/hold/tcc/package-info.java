/**
 * Holds on funds as the transaction coordinator calls them.
 */
@NullMarked
package io.holdfast.account.hold.tcc;

import org.jspecify.annotations.NullMarked;
