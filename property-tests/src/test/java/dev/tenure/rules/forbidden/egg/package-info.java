/** The other half. */
@NullMarked
package dev.tenure.rules.forbidden.egg;

import org.jspecify.annotations.NullMarked;
