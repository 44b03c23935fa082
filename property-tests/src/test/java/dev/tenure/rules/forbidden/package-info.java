/** What the rules are seen to catch. */
@NullMarked
package dev.tenure.rules.forbidden;

import org.jspecify.annotations.NullMarked;
