package dev.tenure.host.plaid;

import dev.tenure.host.http.HostError;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers the server's own errors in the shape of the host's refusals. */
@RestController
final class FallbackErrorController implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<PlaidErrorBody> error(HttpServletRequest request) {
        var error = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? HostError.ofStatus(status)
                : HostError.UNKNOWN_PATH;
        return PlaidErrorBody.response(error.response());
    }
}
