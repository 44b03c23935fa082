/** Architecture rules for whoever embeds the library, on ArchUnit, which a host brings itself. */
@NullMarked
package dev.tenure.rules;

import org.jspecify.annotations.NullMarked;
