package dev.tenure.host.dpop;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the nonce for the next proof in every response to a proof (RFC 9449 section 8.2). */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DpopSettings.class)
class DpopConfiguration {
    private static final String NONCE = "DPoP-Nonce";

    /** Asks for the nonces late: filters are made before the check of the tables, which says what is missing. */
    @Bean
    FilterRegistrationBean<Filter> nextNonce(ObjectProvider<DpopNonces> nonces) {
        var filter = new FilterRegistrationBean<Filter>((request, response, rest) -> {
            if (((HttpServletRequest) request).getHeader(DpopVerifier.HEADER) != null)
                ((HttpServletResponse) response)
                        .setHeader(NONCE, nonces.getObject().current().getValue());
            rest.doFilter(request, response);
        });
        filter.addUrlPatterns("/connect/*");
        return filter;
    }
}
