/** The price of a call: statements, stack frames and the library's own steps. */
@NullMarked
package dev.tenure.stories.cost;

import org.jspecify.annotations.NullMarked;
