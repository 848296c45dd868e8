/**
 * Holdfast seen from outside: what must hold in the books whatever crashed and, in the tests, merchants, operators and
 * faults on the whole running stack.
 */
@NullMarked
package io.holdfast.acceptance;

import org.jspecify.annotations.NullMarked;
