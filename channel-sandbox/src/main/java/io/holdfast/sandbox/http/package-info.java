/** A small HTTP server: routes, and replies that may be late or never come. RATIONALE.md says why not the JDK's. */
@NullMarked
package io.holdfast.sandbox.http;

import org.jspecify.annotations.NullMarked;
