/** The library's own adapters, under the same contract as any other. */
@NullMarked
package dev.tenure.adapters;

import org.jspecify.annotations.NullMarked;
