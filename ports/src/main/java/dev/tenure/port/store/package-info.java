/** What the library asks of a host: a store, somebody to notify, randomness. Adapters implement it. */
@NullMarked
package dev.tenure.port.store;

import org.jspecify.annotations.NullMarked;
