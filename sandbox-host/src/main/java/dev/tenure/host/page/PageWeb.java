package dev.tenure.host.page;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where the page is, and the two files that it needs. */
@Configuration(proxyBeanMethods = false)
class PageWeb implements WebMvcConfigurer {
    private static final String[] FILES = {"/page.css", "/page.svg"};
    private static final String PLACE = "classpath:/dev/tenure/host/page/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.addResourceHandler(FILES).addResourceLocations(PLACE);
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new Guard())
                .addPathPatterns("/", "/aggregates/**", "/clock")
                .addPathPatterns(FILES);
    }
}
