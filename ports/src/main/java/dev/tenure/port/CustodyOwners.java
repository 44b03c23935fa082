package dev.tenure.port;

import dev.tenure.custody.Counterpart;
import dev.tenure.custody.Custody;
import dev.tenure.custody.CustodyId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The custodies. Their tokens come and go as the vault sealed them. */
public interface CustodyOwners extends TimedOwners<CustodyId, Custody> {
    /** All of this profile that the other side calls so, the first opened first: mostly one. */
    Seq<Versioned<Custody>> called(String profile, Counterpart counterpart);

    /**
     * Up to {@code limit} of those with a credential that is kept under another key than this, after this name, from
     * the first if there is none. They come in the order of their names' texts, so as unsigned bytes are ordered.
     */
    Seq<CustodyId> notUnder(String key, Option<CustodyId> after, int limit);
}
