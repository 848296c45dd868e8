/**
 * The facade over servlets: filters that know who is asking, controllers for each route, and one place where failures
 * become problems.
 */
@NullMarked
package io.holdfast.payment.facade.web;

import org.jspecify.annotations.NullMarked;
