/** The stories of grants: refresh, reuse, revocation, and many callers at once. */
@NullMarked
package dev.tenure.stories.grant;

import org.jspecify.annotations.NullMarked;
