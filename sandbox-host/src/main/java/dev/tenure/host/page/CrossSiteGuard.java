package dev.tenure.host.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps other websites out: it forbids their scripts and frames, refuses their forms, and refuses foreign host names
 * that lead to this machine (DNS rebinding).
 */
final class CrossSiteGuard implements HandlerInterceptor {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final Pattern OWN_NAME =
            Pattern.compile("(?i)(.+\\.)?localhost\\.?|127(\\.\\d+){3}|\\[?(::1|0(:0){6}:1)]?");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (!isCalledByItsName(request)) throw PageRefusal.WRONG_NAME.exception();
        if (isWrite(request) && !isSentByThePage(request)) throw PageRefusal.CROSS_SITE.exception();
        return true;
    }

    private static boolean isWrite(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.POST.name());
    }

    /** A loopback address must be called by a loopback name; any other name was made to lead here. */
    private static boolean isCalledByItsName(HttpServletRequest request) {
        return !isLoopback(request.getLocalAddr())
                || OWN_NAME.matcher(request.getServerName()).matches();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException noAddress) {
            throw new IllegalStateException("the server has no address of its own", noAddress);
        }
    }

    /**
     * Browsers tell where a form came from. A request without that information comes from no browser and is let
     * through.
     */
    private static boolean isSentByThePage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || origin.equals(request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST));
    }
}
