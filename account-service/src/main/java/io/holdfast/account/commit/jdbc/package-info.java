/**
 * Local commits as transactions of the service's one schema.
 */
@NullMarked
package io.holdfast.account.commit.jdbc;

import org.jspecify.annotations.NullMarked;
