package dev.tenure.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One contender with its work and its rounds so far. */
record Lane(String name, List<Work> works, List<Round> rounds) {
    static Lane of(Contender contender, int threads) {
        var works = IntStream.range(0, threads).mapToObj(contender.works()).toList();
        return new Lane(contender.name(), works, new ArrayList<>());
    }
}
