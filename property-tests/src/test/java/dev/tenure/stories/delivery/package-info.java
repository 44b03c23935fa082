/** Notices reach the host at least once and in order, whatever fails on the way. */
@NullMarked
package dev.tenure.stories.delivery;

import org.jspecify.annotations.NullMarked;
