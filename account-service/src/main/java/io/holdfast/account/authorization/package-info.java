/**
 * A payer's money set aside for days: captured once, wholly or in part, or released, and a capture taken back.
 */
@NullMarked
package io.holdfast.account.authorization;

import org.jspecify.annotations.NullMarked;
