package dev.tenure.host.page;

import dev.tenure.host.notify.RecentNotices;
import dev.tenure.host.sandbox.TravellingClock;
import dev.tenure.port.outbox.Notice;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page: all aggregates, one aggregate, and the clock. */
@Controller
final class PageController {
    private static final Logger LOG = LoggerFactory.getLogger(PageController.class);
    private static final int SHOWN = 20;
    private static final int LISTED = 50;
    private static final String CLOCK = "#clock";

    private final AggregateViews aggregates;
    private final RecentNotices notices;
    private final TravellingClock clock;

    PageController(AggregateViews aggregates, RecentNotices notices, TravellingClock clock) {
        this.aggregates = aggregates;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView all() {
        var now = clock.instant();
        return page("all", now)
                .addObject(
                        "lists",
                        AggregateKind.ALL.map(kind -> aggregates.before(kind, AggregateIndex.NEWEST, SHOWN, now)))
                .addObject("notices", notices.newestFirst().take(LISTED));
    }

    @GetMapping("/aggregates/{kind}")
    ModelAndView ofKind(@PathVariable String kind, @RequestParam Optional<String> before) {
        var now = clock.instant();
        var place = Option.ofOptional(before)
                .map(text -> placeIn(text).getOrElseThrow(PageRefusal.UNKNOWN_AGGREGATE::exception))
                .getOrElse(AggregateIndex.NEWEST);
        return page("kind", now).addObject("list", aggregates.before(kindOf(kind), place, LISTED, now));
    }

    @GetMapping("/aggregates/{kind}/{id}")
    ModelAndView one(@PathVariable String kind, @PathVariable String id) {
        var now = clock.instant();
        var aggregate = aggregates.find(kindOf(kind), id, now).getOrElseThrow(PageRefusal.UNKNOWN_AGGREGATE::exception);
        return page("one", now)
                .addObject("aggregate", aggregate)
                .addObject("drawing", new DiagramLayout(Diagram.of(aggregate.kind()), aggregate.state()))
                .addObject("notices", noticesOf(aggregate).take(LISTED));
    }

    /** Advances the clock, and redirects to the page that asked for it. */
    @PostMapping("/clock")
    RedirectView advance(
            @RequestParam Optional<String> step,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> id) {
        var chosen = Option.ofOptional(step).flatMap(ClockStep::of).getOrElseThrow(PageRefusal.UNKNOWN_STEP::exception);
        clock.advance(chosen.length()).getOrElseThrow(PageRefusal.TOO_FAR::exception);
        var back = Option.ofOptional(kind)
                .flatMap(AggregateKind::of)
                .flatMap(known -> Option.ofOptional(id).flatMap(name -> aggregates.find(known, name, clock.instant())))
                .map(AggregateView::path)
                .getOrElse("/");
        var answer = new RedirectView(back + CLOCK);
        answer.setStatusCode(HttpStatus.SEE_OTHER);
        return answer;
    }

    @ExceptionHandler
    ModelAndView refused(PageRefusalException refused) {
        return refusal(refused.refusal());
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request) {
        LOG.error("{} failed", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), failure);
        return refusal(PageRefusal.FAILED);
    }

    private static ModelAndView refusal(PageRefusal refusal) {
        var page = new ModelAndView("refusal").addObject("refusal", refusal);
        page.setStatus(HttpStatus.valueOf(refusal.status()));
        return page;
    }

    private ModelAndView page(String name, Instant now) {
        return new ModelAndView(name)
                .addObject("times", new TimeFormat(now))
                .addObject("ahead", clock.ahead())
                .addObject("steps", ClockStep.ALL);
    }

    private Seq<Notice> noticesOf(AggregateView aggregate) {
        return notices.newestFirst()
                .filter(notice ->
                        notice.aggregate().kind().equals(aggregate.kind().path())
                                && notice.aggregate().text().equals(aggregate.id()));
    }

    private static AggregateKind kindOf(String kind) {
        return AggregateKind.of(kind).getOrElseThrow(PageRefusal.UNKNOWN_AGGREGATE::exception);
    }

    private static Option<Long> placeIn(String text) {
        return Option.when(text.matches("\\d{1,18}"), () -> Long.parseLong(text));
    }
}
