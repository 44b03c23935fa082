/** Random histories of grants, compared with a naive model that shares no code with the domain. */
@NullMarked
package dev.tenure.histories.grant;

import org.jspecify.annotations.NullMarked;
