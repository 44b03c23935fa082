@NullMarked
package dev.tenure;

import org.jspecify.annotations.NullMarked;
