/** A vault on the JDK's AES-256-GCM, under the host's keys. */
@NullMarked
package dev.tenure.vault;

import org.jspecify.annotations.NullMarked;
