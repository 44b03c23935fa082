/** Stores that are broken on purpose, each to be caught by the contract. */
@NullMarked
package dev.tenure.mutants;

import org.jspecify.annotations.NullMarked;
