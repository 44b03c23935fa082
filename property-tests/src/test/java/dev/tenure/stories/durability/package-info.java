/** Acknowledged changes outlive killed servers, cut connections and restored backups. */
@NullMarked
package dev.tenure.stories.durability;

import org.jspecify.annotations.NullMarked;
