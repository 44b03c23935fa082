/** What a command decides: the next state, the facts to store, the events to announce, the answer. */
@NullMarked
package dev.tenure.decision;

import org.jspecify.annotations.NullMarked;
