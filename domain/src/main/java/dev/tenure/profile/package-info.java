/** The rules of a provider under one name, and how its refusals read from outside. */
@NullMarked
package dev.tenure.profile;

import org.jspecify.annotations.NullMarked;
