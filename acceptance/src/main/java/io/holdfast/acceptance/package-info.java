/**
 * Holdfast seen from outside: what must hold in the books whatever crashed, and the tests that try to break it.
 */
@NullMarked
package io.holdfast.acceptance;

import org.jspecify.annotations.NullMarked;
