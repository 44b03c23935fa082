package dev.tenure.mutants;

import io.vavr.collection.List;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.text.Normalizer;
import java.util.Locale;

/** All mutants, by the promise that they break. */
final class Mutants {
    static final Seq<Mutant> ALL = List.of(
            Mutant.of("consumed-in-two-steps", "G1", new Changing.InTwoSteps()),
            Mutant.of("lost-update", "G1", new Changing.Uncompared()),
            Mutant.of("row-count-ignored", "G1", new Changing.Uncounted()),
            Mutant.of("token-taken-over", "G1", new Changing.TakenOver()),
            Mutant.of("founded-in-vain", "G1", new Changing.FoundedInVain()),
            Mutant.of("locked-without-a-lock", "G2", new Changing.Unlocked()),
            Mutant.of("end-that-loses", "G2", new Changing.Tried()),
            Mutant.of("cascade-that-misses-rows", "G2", store -> new Reading.Marked()),
            Mutant.of("withdrawal-not-read", "G2", new Reading.WithoutWithdrawals()),
            Mutant.of("withdrawn-everywhere-but-one-client", "G2", Withdrawing.FromOneClient::new),
            Mutant.of("withdrawn-by-the-clock", "G2", Withdrawing.ByTheClock::new),
            Mutant.of("withdrawn-in-all-environments", "G2", new Withdrawing.InAllEnvironments()),
            Mutant.of("stale-read", "G2", store -> new Reading.Cached()),
            Mutant.of("tokens-outside-the-transaction", "G3", store -> new Reading.TokensFirst()),
            Mutant.of("acknowledged-before-written", "G4", store -> new Changing.WrittenLater()),
            Mutant.of("confirmed-by-a-read", "G4", new Reading.Confirmed()),
            Mutant.of("confirmed-from-memory", "G4", store -> new Reading.Remembered()),
            Mutant.of("roll-back-hides-the-first-error", "G5", new Changing.RolledBackLoudly()),
            new Mutant("doubt-denied", "G5", Undoubting::store),
            Mutant.of("outage-swallowed", "G5", new Reading.Calm()),
            Mutant.of("held-row-taken-for-a-conflict", "G5", new Waiting()),
            Mutant.of("unreadable-row-fails-the-list", "G5", new Listing.Failed()),
            Mutant.of("unreadable-row-left-out", "G5", new Listing.Dropped()),
            Mutant.of("unreadable-notice-not-claimed", "G7", new Listing.Unclaimed()),
            Mutant.of("seal-erased-too-early", "G6", new Timing.ErasedTooEarly()),
            Mutant.of("seal-kept", "G6", new Changing.SealKept()),
            Mutant.of("event-without-change", "G7", store -> new Telling.Beside()),
            new Mutant("change-without-event", "G7", Untold::store),
            Mutant.of("events-in-the-wrong-order", "G7", new Telling.Reversed()),
            Mutant.of("first-event-alone", "G7", new Telling.FirstAlone()),
            Mutant.of("events-to-the-second", "G7", new Telling.Altered(Telling.Altered::toTheSecond)),
            Mutant.of("letters-lost", "G7", new Telling.Altered(Telling.Altered::ofTheFirstPlane)),
            Mutant.of("event-twice", "G7", store -> new Telling.Twice()),
            Mutant.of("delivered-at-most-once", "G7", new Telling.AtMostOnce()),
            Mutant.of("next-before-acknowledged", "G7", store -> new Telling.Ahead()),
            Mutant.of("lease-without-end", "G7", new Telling.ForEver()),
            Mutant.of("claimed-twice", "G7", new Telling.Shared()),
            Mutant.of("due-by-the-second", "G7", new Timing.DueByTheSecond()),
            Mutant.of("settled-without-limit", "G7", new Timing.Unlimited()),
            Mutant.of("purged-before-delivered", "G7", store -> new Timing.ForgottenUntold(store.outbox())),
            Mutant.of("run-not-compared", "G9", new Timing.RunUncompared()),
            Mutant.of("witness-of-itself", "G9", new Timing.SelfWitnessed()),
            Mutant.of("purged-too-early", "G10", new Timing.ForgottenTooEarly()),
            Mutant.of("purged-alive", "G10", new Timing.ForgottenAlive()),
            Mutant.of("only-current-tokens-kept", "G10", new Reading.CurrentOnly()),
            Mutant.of("page-from-its-key", "G11", new Reading.PagedFromTheKey()),
            Mutant.of("newest-grants-not-listed", "G13", new Reading.OldOnesOnly()),
            Mutant.of("spent-grants-listed", "G11", new Reading.SpentListed()),
            Mutant.of("oldest-grants-first", "G11", new Reading.OldestFirst()),
            Mutant.of("page-of-all-environments", "G11", new Reading.PagedEverywhere()),
            Mutant.of("list-of-all-profiles", "G11", Choosing.Without.profile()),
            Mutant.of("list-of-all-references", "G11", Choosing.Without.reference()),
            Mutant.of("list-of-all-remote-ids", "G11", Choosing.Without.remoteId()),
            Mutant.of("list-of-all-states", "G11", Choosing.Without.states()),
            Mutant.of("list-of-those-without-need", "G11", Choosing.Without.need()),
            Mutant.of("list-of-the-unblocked", "G11", Choosing.Without.blockage()),
            Mutant.of("blocked-for-ever", "G11", new Choosing.BlockedForEver()),
            Mutant.of("list-as-stored", "G11", new Choosing.AsStored()),
            Mutant.of("list-of-all-environments", "G11", new Choosing.Everywhere()),
            Mutant.of("list-from-its-key", "G11", new Choosing.FromTheKey()),
            Mutant.of("list-up-to-the-gone", "G11", new Choosing.UpToTheGone()),
            Mutant.of("list-sorted-too-late", "G11", new Choosing.SortedTooLate()),
            Mutant.of("list-by-signed-ids", "G11", new Choosing.BySignedIds()),
            Mutant.of("renewed-too-late", "G11", new Renewing.TooLate()),
            Mutant.of("renewed-too-early", "G11", new Renewing.TooEarly()),
            Mutant.of("renewals-from-the-key", "G11", new Renewing.FromTheKey()),
            Mutant.of("renewals-after-the-instant", "G11", new Renewing.AfterTheInstant()),
            Mutant.of("latest-renewals-first", "G11", new Renewing.LatestFirst()),
            Mutant.of("renewals-of-all-environments", "G11", new Renewing.Everywhere()),
            Mutant.of("renewals-without-doubts", "G11", new Renewing.WithoutDoubts()),
            Mutant.of("keys-forgotten", "G11", new Keyless()),
            Mutant.of("times-to-the-second", "G11", new Timing.KeptToTheSecond()),
            Mutant.of("seconds-in-32-bits", "G11", new Timing.KeptIn32Bits()),
            Mutant.of("case-ignored", "G11", store -> new Reading.Alike(name -> name.toLowerCase(Locale.ROOT))),
            Mutant.of("blanks-ignored", "G11", store -> new Reading.Alike(String::stripTrailing)),
            Mutant.of("accents-composed", "G11", store -> new Reading.Alike(Mutants::composed)),
            Mutant.of("names-cut-short", "G11", store -> new Reading.Alike(Mutants::cut)));

    private Mutants() {}

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(255, name.length()));
    }

    /** The one of this name; the sound one if none is asked for. */
    static Mutant named(Option<String> name) {
        return name.fold(
                Mutant::sound,
                asked -> ALL.filter(mutant -> mutant.name().equals(asked)).single());
    }
}
