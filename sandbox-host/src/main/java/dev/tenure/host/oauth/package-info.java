/** The OAuth endpoints where Stitch has them: tokens, revocation, introspection and userinfo. */
@NullMarked
package dev.tenure.host.oauth;

import org.jspecify.annotations.NullMarked;
