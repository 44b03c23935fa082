/** Histories of all owners at once: Links and Items, grants, custodies, over one store, under one clock. */
@NullMarked
package dev.tenure.histories.together;

import org.jspecify.annotations.NullMarked;
