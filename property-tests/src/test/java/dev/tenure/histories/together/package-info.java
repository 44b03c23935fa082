/** Histories of all aggregates at once: Links and Items, grants, connections, over one store, under one clock. */
@NullMarked
package dev.tenure.histories.together;

import org.jspecify.annotations.NullMarked;
