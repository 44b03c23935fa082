/** Decisions: the next state, the facts to store, the events to announce, the reply. */
@NullMarked
package dev.tenure.decision;

import org.jspecify.annotations.NullMarked;
