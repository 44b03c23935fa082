@NullMarked
package dev.tenure.stories;

import org.jspecify.annotations.NullMarked;
