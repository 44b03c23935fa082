@NullMarked
package dev.tenure.vault;

import org.jspecify.annotations.NullMarked;
