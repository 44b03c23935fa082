/** The Link, the session in which a user connects a new Item. */
@NullMarked
package dev.tenure.link;

import org.jspecify.annotations.NullMarked;
