/** The acquirer on the wire: JSON, signed with HMAC-SHA256 both ways. */
@NullMarked
package io.holdfast.sandbox.card.web;

import org.jspecify.annotations.NullMarked;
