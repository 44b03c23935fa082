/** The page for people: aggregates, their states, recent notices and the clock, without any secret. */
@NullMarked
package dev.tenure.host.page;

import org.jspecify.annotations.NullMarked;
