/** The library's own adapters, held against the contract as any other would be. */
@NullMarked
package dev.tenure.adapters;

import org.jspecify.annotations.NullMarked;
