/** Secrets that are looked for wherever they do not belong. */
@NullMarked
package dev.tenure.secrets;

import org.jspecify.annotations.NullMarked;
