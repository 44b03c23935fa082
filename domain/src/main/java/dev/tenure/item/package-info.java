/** The Item, one login at one institution, with every token that descends from it. */
@NullMarked
package dev.tenure.item;

import org.jspecify.annotations.NullMarked;
