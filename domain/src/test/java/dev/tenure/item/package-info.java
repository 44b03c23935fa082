@NullMarked
package dev.tenure.item;

import org.jspecify.annotations.NullMarked;
