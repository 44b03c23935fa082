@NullMarked
package dev.tenure.modules;

import org.jspecify.annotations.NullMarked;
