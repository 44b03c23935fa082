@NullMarked
package dev.tenure.custody;

import org.jspecify.annotations.NullMarked;
