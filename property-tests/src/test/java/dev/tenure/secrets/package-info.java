/** Secrets, and the search for them in every place where they do not belong. */
@NullMarked
package dev.tenure.secrets;

import org.jspecify.annotations.NullMarked;
