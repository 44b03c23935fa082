@NullMarked
package dev.tenure.profile;

import org.jspecify.annotations.NullMarked;
