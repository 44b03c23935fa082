/** The databases that the tests run on. */
@NullMarked
package dev.tenure.databases;

import org.jspecify.annotations.NullMarked;
