/** The store in memory below its ports: every order of its own steps, as far as a model checker gets. */
@NullMarked
package dev.tenure.linearizable;

import org.jspecify.annotations.NullMarked;
