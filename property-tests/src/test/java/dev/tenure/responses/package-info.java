/** Responses of providers' token endpoints as they are sent, and what each means. */
@NullMarked
package dev.tenure.responses;

import org.jspecify.annotations.NullMarked;
