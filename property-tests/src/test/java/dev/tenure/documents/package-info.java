/** Checks of the words: voice, citations, glossary. They read the sources, and run nothing of them. */
@NullMarked
package dev.tenure.documents;

import org.jspecify.annotations.NullMarked;
