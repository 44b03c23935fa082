package dev.tenure.host.plaid;

import dev.tenure.host.http.Fault;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server itself refuses, in the shape of every other refusal. */
@RestController
final class Fallback implements ErrorController {
    @RequestMapping("/error")
    ResponseEntity<ErrorBody> error(HttpServletRequest request) {
        var fault = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Fault.behind(status)
                : Fault.UNKNOWN_PATH;
        return ErrorBody.answer(fault.answer());
    }
}
