package dev.tenure.benchmarks;

import java.util.List;

/**
 * Runs contenders in turns, round after round, each round beginning with another, so that all meet the same conditions.
 */
final class Turns {
    private final Scale scale;

    Turns(Scale scale) {
        this.scale = scale;
    }

    /** Runs each for this long, unmeasured, so that the measurement finds its code compiled. */
    void warmUp(List<Contender> contenders, int threads) {
        contenders.stream()
                .map(contender -> Lane.of(contender, threads))
                .forEach(lane -> Round.of(lane.works(), scale.firstWarmUp()));
    }

    Result of(Contest contest) {
        var lanes = contest.contenders().stream()
                .map(contender -> Lane.of(contender, contest.threads()))
                .toList();
        lanes.forEach(lane -> Round.of(lane.works(), scale.warmUp()));
        for (var round = 0; round < scale.rounds(); round++)
            for (var turn = 0; turn < lanes.size(); turn++) {
                var lane = lanes.get((round + turn) % lanes.size());
                lane.rounds().add(Round.of(lane.works(), scale.turn()));
            }
        return Result.of(contest, lanes);
    }
}
