/** Random histories of grants, held against a naive model that shares no code with the domain. */
@NullMarked
package dev.tenure.histories.grants;

import org.jspecify.annotations.NullMarked;
