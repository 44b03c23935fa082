/** Each failure of a database is reported as what it is: certainly not done, or perhaps. */
@NullMarked
package dev.tenure.stories.failure;

import org.jspecify.annotations.NullMarked;
