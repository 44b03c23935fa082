/** All that the tests of every module have shown, and the mutants of the domain, put together into one file. */
@NullMarked
package dev.tenure.proof;

import org.jspecify.annotations.NullMarked;
