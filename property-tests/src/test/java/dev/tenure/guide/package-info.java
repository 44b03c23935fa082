/** The code that the guide and the READMEs show, as it is run. */
@NullMarked
package dev.tenure.guide;

import org.jspecify.annotations.NullMarked;
