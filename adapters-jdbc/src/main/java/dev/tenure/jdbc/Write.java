package dev.tenure.jdbc;

import io.vavr.collection.Seq;

/** A change of an owner's row, and what hangs on it: nothing of it is written if somebody else changed the row. */
record Write(Part.Update change, Seq<Part> rest) {}
