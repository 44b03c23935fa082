/** The tables themselves: indexes, constraints and versions. */
@NullMarked
package dev.tenure.stories.schema;

import org.jspecify.annotations.NullMarked;
