/**
 * Channel settings in the database. The secrets are sealed before they come here.
 */
@NullMarked
package io.holdfast.payment.channelconfig.jdbc;

import org.jspecify.annotations.NullMarked;
