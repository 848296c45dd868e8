/**
 * Local commits: how a use case says that its writes stand or fall together, and what is tried again when the
 * database refuses for reasons of its own.
 */
@NullMarked
package io.holdfast.account.commit;

import org.jspecify.annotations.NullMarked;
