package dev.tenure.host.page;

import dev.tenure.host.RecentNotices;
import dev.tenure.host.TravellingClock;
import dev.tenure.port.Notice;
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

/** The page: everything there is, one owner alone, and the clock. */
@Controller
final class PageController {
    private static final Logger LOG = LoggerFactory.getLogger(PageController.class);
    private static final int SHOWN = 20;
    private static final int LISTED = 50;
    private static final String CLOCK = "#clock";

    private final Owners owners;
    private final RecentNotices notices;
    private final TravellingClock clock;

    PageController(Owners owners, RecentNotices notices, TravellingClock clock) {
        this.owners = owners;
        this.notices = notices;
        this.clock = clock;
    }

    @GetMapping("/")
    ModelAndView all() {
        var now = clock.instant();
        return page("all", now)
                .addObject("shelves", Kind.ALL.map(kind -> owners.before(kind, OwnerNames.NEWEST, SHOWN, now)))
                .addObject("notices", notices.newestFirst().take(LISTED));
    }

    @GetMapping("/owners/{kind}")
    ModelAndView ofKind(@PathVariable String kind, @RequestParam Optional<String> before) {
        var now = clock.instant();
        var place = Option.ofOptional(before)
                .map(text -> placeIn(text).getOrElseThrow(Unwelcome.UNKNOWN_OWNER::exception))
                .getOrElse(OwnerNames.NEWEST);
        return page("kind", now).addObject("shelf", owners.before(named(kind), place, LISTED, now));
    }

    @GetMapping("/owners/{kind}/{id}")
    ModelAndView one(@PathVariable String kind, @PathVariable String id) {
        var now = clock.instant();
        var owner = owners.find(named(kind), id, now).getOrElseThrow(Unwelcome.UNKNOWN_OWNER::exception);
        return page("one", now)
                .addObject("owner", owner)
                .addObject("drawing", new Drawing(Diagram.of(owner.kind()), owner.state()))
                .addObject("notices", noticesOf(owner).take(LISTED));
    }

    /** Sends the clock forward, and goes back to where that was asked. */
    @PostMapping("/clock")
    RedirectView advance(
            @RequestParam Optional<String> step,
            @RequestParam Optional<String> kind,
            @RequestParam Optional<String> id) {
        var chosen = Option.ofOptional(step).flatMap(Step::of).getOrElseThrow(Unwelcome.UNKNOWN_STEP::exception);
        clock.advance(chosen.length()).getOrElseThrow(Unwelcome.TOO_FAR::exception);
        var back = Option.ofOptional(kind)
                .flatMap(Kind::of)
                .flatMap(known -> Option.ofOptional(id).flatMap(name -> owners.find(known, name, clock.instant())))
                .map(Shown::path)
                .getOrElse("/");
        var answer = new RedirectView(back + CLOCK);
        answer.setStatusCode(HttpStatus.SEE_OTHER);
        return answer;
    }

    @ExceptionHandler
    ModelAndView refused(UnwelcomeException refused) {
        return refusal(refused.why());
    }

    @ExceptionHandler
    ModelAndView failed(Exception failure, HttpServletRequest request) {
        LOG.error("{} failed", request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), failure);
        return refusal(Unwelcome.FAILED);
    }

    private static ModelAndView refusal(Unwelcome why) {
        var page = new ModelAndView("refusal").addObject("why", why);
        page.setStatus(HttpStatus.valueOf(why.status()));
        return page;
    }

    private ModelAndView page(String name, Instant now) {
        return new ModelAndView(name)
                .addObject("words", new Words(now))
                .addObject("ahead", clock.ahead())
                .addObject("steps", Step.ALL);
    }

    private Seq<Notice> noticesOf(Shown owner) {
        return notices.newestFirst()
                .filter(notice -> notice.owner().kind().equals(owner.kind().path())
                        && notice.owner().text().equals(owner.id()));
    }

    private static Kind named(String kind) {
        return Kind.of(kind).getOrElseThrow(Unwelcome.UNKNOWN_OWNER::exception);
    }

    private static Option<Long> placeIn(String text) {
        return Option.when(text.matches("\\d{1,18}"), () -> Long.parseLong(text));
    }
}
