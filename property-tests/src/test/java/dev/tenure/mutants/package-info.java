/** Stores that are broken on purpose, to see whether the contract says so. */
@NullMarked
package dev.tenure.mutants;

import org.jspecify.annotations.NullMarked;
