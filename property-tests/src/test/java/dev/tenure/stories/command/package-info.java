/** Every command and query that the documents list, ready to be run on any store. */
@NullMarked
package dev.tenure.stories.command;

import org.jspecify.annotations.NullMarked;
