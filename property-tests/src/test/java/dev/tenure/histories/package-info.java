/** Random histories of Links, Items and principals, held against a naive model that shares no code with the domain. */
@NullMarked
package dev.tenure.histories;

import org.jspecify.annotations.NullMarked;
