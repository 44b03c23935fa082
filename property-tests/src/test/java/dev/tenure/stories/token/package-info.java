/** Texts that are no token for a call are refused before anything is looked up. */
@NullMarked
package dev.tenure.stories.token;

import org.jspecify.annotations.NullMarked;
