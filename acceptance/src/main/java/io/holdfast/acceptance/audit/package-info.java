/**
 * The money audit: every invariant of the books as one named check, looked at on one consistent snapshot of all schemas,
 * by SQL alone and with the eyes of a stranger. What clients were told can be held against the books as well.
 */
@NullMarked
package io.holdfast.acceptance.audit;

import org.jspecify.annotations.NullMarked;
