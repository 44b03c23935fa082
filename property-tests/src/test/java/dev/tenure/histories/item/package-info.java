/** Random histories of Links, Items and principals, compared with a naive model that shares no code with the domain. */
@NullMarked
package dev.tenure.histories.item;

import org.jspecify.annotations.NullMarked;
