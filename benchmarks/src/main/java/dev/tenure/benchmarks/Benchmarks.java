package dev.tenure.benchmarks;

import dev.tenure.benchmarks.grants.Bill;
import dev.tenure.benchmarks.grants.Footprint;
import dev.tenure.benchmarks.grants.Keepers;
import dev.tenure.benchmarks.grants.MapGrants;
import dev.tenure.benchmarks.grants.TenureGrants;
import dev.tenure.benchmarks.grants.Weight;
import dev.tenure.benchmarks.grants.Winners;
import dev.tenure.benchmarks.places.Place;
import dev.tenure.benchmarks.pure.Measured;
import dev.tenure.benchmarks.report.Book;
import dev.tenure.benchmarks.report.Machine;
import dev.tenure.benchmarks.report.Report;
import dev.tenure.benchmarks.sweeps.Sweeping;
import dev.tenure.inmemory.InMemoryStore;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs every measurement, and writes the report. */
public final class Benchmarks {
    private final Scale scale;

    private Benchmarks(Scale scale) {
        this.scale = scale;
    }

    /** Takes {@code trial}, {@code quick} or {@code full}; to be started in the folder of the whole project. */
    public static void main(String... arguments) {
        var scale = Scale.named(arguments.length == 1 ? arguments[0] : "");
        var target = Path.of("benchmarks", "target");
        var book = new Book(target, scale.isForReading() ? Path.of("docs") : target);
        System.out.println(book.write(new Benchmarks(scale).report()));
        System.exit(0);
    }

    private Report report() {
        return new Report(
                scale.name(),
                LocalDate.now(ZoneOffset.UTC).toString(),
                Machine.here(),
                Versions.ofAll(),
                contests(),
                told("bills", bills()),
                told("weights", weights()),
                told("footprints", footprints()),
                told("winners", winners()),
                told("sweeps", sweeps()),
                told("decisions", Measured.all(scale.pureRounds(), scale.turn())));
    }

    /** Returns the results of all contests, the fastest places first, so that later ones find the code compiled. */
    private List<Result> contests() {
        var results = new ArrayList<Result>();
        var grants = new GrantContests(scale, result -> results.add(told(result)));
        var items = new ItemContests(scale, result -> results.add(told(result)));
        grants.inMemory();
        items.inMemory();
        for (var place : List.of(Place.H2, Place.POSTGRESQL_ASYNCHRONOUS, Place.POSTGRESQL)) {
            grants.in(place);
            items.in(place);
        }
        return results;
    }

    private static List<Bill> bills() {
        return Stream.of(Place.POSTGRESQL, Place.H2)
                .flatMap(place -> Keepers.ALL.stream().flatMap(keeper -> Bill.of(keeper, place).stream()))
                .toList();
    }

    private List<Weight> weights() {
        return Keepers.ALL.stream()
                .flatMap(keeper -> Weight.of(keeper, scale.refreshes()).stream())
                .toList();
    }

    private List<Footprint> footprints() {
        var aggregates = scale.aggregates().get(scale.aggregates().size() - 1);
        return Keepers.ALL.stream()
                .map(keeper -> Footprint.of(keeper, aggregates))
                .toList();
    }

    private List<Winners> winners() {
        var place = Place.POSTGRESQL_ASYNCHRONOUS;
        var onPostgresql = Keepers.ALL.stream()
                .map(keeper -> Winners.of(keeper.in(place, place.fresh()), place.title(), scale.winnerRounds()));
        var inMemory = Stream.of(new TenureGrants(new InMemoryStore()), new MapGrants())
                .map(keeper -> Winners.of(keeper, GrantContests.MEMORY, scale.winnerRounds()));
        return Stream.concat(onPostgresql, inMemory).toList();
    }

    private List<Sweeping> sweeps() {
        return Stream.of(Place.POSTGRESQL_ASYNCHRONOUS, Place.H2)
                .flatMap(place -> scale.crowds().stream()
                        .flatMap(crowd -> Sweeping.of(place, crowd, scale.due(), scale.sweeps()).stream()))
                .toList();
    }

    private static Result told(Result result) {
        told(
                result.work() + ", " + result.place() + ", " + result.aggregates() + " aggregates, " + result.threads()
                        + " threads",
                result.figures());
        return result;
    }

    private static <T> List<T> told(String what, List<T> figures) {
        System.out.println(what);
        figures.forEach(it -> System.out.println("  " + it));
        return figures;
    }
}
