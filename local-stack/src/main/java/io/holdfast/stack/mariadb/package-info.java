/**
 * The database server that comes out of a Maven artifact: unpacked once a user, installed into a data directory in
 * about a second, and run as a plain process.
 */
@NullMarked
package io.holdfast.stack.mariadb;

import org.jspecify.annotations.NullMarked;
