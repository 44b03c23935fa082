/** The steps of histories of Links and Items, drawn at random. */
@NullMarked
package dev.tenure.histories.item.generator;

import org.jspecify.annotations.NullMarked;
