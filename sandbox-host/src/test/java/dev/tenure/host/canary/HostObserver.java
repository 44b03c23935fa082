package dev.tenure.host.canary;

import dev.tenure.host.sandbox.TravellingClock;
import dev.tenure.port.store.Store;
import dev.tenure.profile.Profile;
import dev.tenure.profile.Stitch;
import dev.tenure.service.Tenure;
import dev.tenure.token.Environment;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Observes a host: every token it mints, its endpoints and all its responses. */
class HostObserver {
    /** The canaries of the one host that is observed. */
    public static final Canaries CANARIES = new Canaries();

    @Bean
    @Primary
    Tenure watched(Store store, Profile profile, TravellingClock clock) {
        return Tenure.over(store, Environment.SANDBOX)
                .profiles(CANARIES.watched(profile), CANARIES.watched(Stitch.STITCH))
                .clock(clock)
                .build();
    }

    @Bean
    ApplicationListener<ContextRefreshedEvent> start(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        return started -> mapping.getHandlerMethods().keySet().forEach(endpoint -> endpoint.getPatternValues()
                .forEach(CANARIES::endpoint));
    }

    @Bean
    FilterRegistrationBean<Filter> look() {
        var filter = new FilterRegistrationBean<Filter>((request, response, rest) ->
                looked((HttpServletRequest) request, (HttpServletResponse) response, rest));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR));
        return filter;
    }

    private static void looked(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws IOException, ServletException {
        var kept = new ContentCachingResponseWrapper(response);
        rest.doFilter(request, kept);
        var headers = kept.getHeaderNames().stream()
                .map(name -> name + ": " + kept.getHeaders(name))
                .collect(Collectors.joining("\n"));
        var body = new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8);
        CANARIES.answered(placeOf(request), kept.getStatus(), headers, body);
        kept.copyBodyToResponse();
    }

    private static String placeOf(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }
}
