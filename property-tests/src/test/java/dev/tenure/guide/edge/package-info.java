/** The edge of the host in the guide, where a secret leaves. */
@NullMarked
package dev.tenure.guide.edge;

import org.jspecify.annotations.NullMarked;
