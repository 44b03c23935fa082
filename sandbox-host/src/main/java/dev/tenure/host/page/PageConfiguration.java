package dev.tenure.host.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The page's static files and its guard. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
    private static final String[] FILES = {"/page.css", "/page.svg"};
    private static final String PLACE = "classpath:/dev/tenure/host/page/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler(FILES).addResourceLocations(PLACE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new CrossSiteGuard())
                .addPathPatterns("/", "/aggregates/**", "/clock")
                .addPathPatterns(FILES);
    }
}
