/** Texts from outside that are nearly right: each is accepted whole, or refused as its type documents. */
@NullMarked
package dev.tenure.fuzz;

import org.jspecify.annotations.NullMarked;
