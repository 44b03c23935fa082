/** Half of a circle. */
@NullMarked
package dev.tenure.rules.forbidden.hen;

import org.jspecify.annotations.NullMarked;
