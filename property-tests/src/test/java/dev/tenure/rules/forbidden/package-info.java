/** Classes that break the rules, each to be caught. */
@NullMarked
package dev.tenure.rules.forbidden;

import org.jspecify.annotations.NullMarked;
