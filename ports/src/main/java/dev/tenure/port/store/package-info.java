/** The store: repositories of aggregates, their versions, and the failures of storing. Adapters implement it. */
@NullMarked
package dev.tenure.port.store;

import org.jspecify.annotations.NullMarked;
