/** HTTP in general: who may call, how bodies are read and written, and how refusals are carried and logged. */
@NullMarked
package dev.tenure.host.http;

import org.jspecify.annotations.NullMarked;
