/** Architecture rules for hosts that embed the library, on ArchUnit, which a host brings itself. */
@NullMarked
package dev.tenure.rules;

import org.jspecify.annotations.NullMarked;
