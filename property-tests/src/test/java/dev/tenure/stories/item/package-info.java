/** The stories of Links and of the Items that they lead to. */
@NullMarked
package dev.tenure.stories.item;

import org.jspecify.annotations.NullMarked;
