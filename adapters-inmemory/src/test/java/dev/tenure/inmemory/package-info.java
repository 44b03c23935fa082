@NullMarked
package dev.tenure.inmemory;

import org.jspecify.annotations.NullMarked;
