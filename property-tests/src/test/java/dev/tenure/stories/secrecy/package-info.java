/** No secret is in a database, a log, an event or an exception. */
@NullMarked
package dev.tenure.stories.secrecy;

import org.jspecify.annotations.NullMarked;
