/** Every port in memory: for tests, for trying out, and as the plainest example of an adapter. */
@NullMarked
package dev.tenure.inmemory;

import org.jspecify.annotations.NullMarked;
