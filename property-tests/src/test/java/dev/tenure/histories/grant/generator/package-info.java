/** The steps of histories of grants, drawn at random. */
@NullMarked
package dev.tenure.histories.grant.generator;

import org.jspecify.annotations.NullMarked;
