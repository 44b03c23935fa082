/** A class in the lowest package of the domain that breaks the domain's rules. */
@NullMarked
package dev.tenure.time.forbidden;

import org.jspecify.annotations.NullMarked;
