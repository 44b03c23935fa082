package dev.tenure.host.http;

import com.fasterxml.jackson.annotation.Nulls;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;

/** Answers in JSON whatever {@code Accept} says, reads JSON strictly, and forbids caching of the OAuth endpoints. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer answers) {
        answers.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    /** Responses with tokens must not be cached (RFC 6749 section 5.1). */
    @Bean
    FilterRegistrationBean<Filter> notToBeStored() {
        var filter = new FilterRegistrationBean<Filter>((request, response, rest) -> {
            var answer = (HttpServletResponse) response;
            answer.setHeader("Cache-Control", "no-store");
            answer.setHeader("Pragma", "no-cache");
            rest.doFilter(request, response);
        });
        filter.addUrlPatterns("/connect/*");
        return filter;
    }

    @Bean
    JsonMapperBuilderCustomizer strict() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL));
    }
}
