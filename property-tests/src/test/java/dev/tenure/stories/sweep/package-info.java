/** Sweeps and purges: what they record, what they forget, and what they cost. */
@NullMarked
package dev.tenure.stories.sweep;

import org.jspecify.annotations.NullMarked;
