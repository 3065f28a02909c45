package dev.berth.identity.oidc;

import java.util.function.Supplier;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import dev.berth.platform.BrowserPage;
import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorStatus;
import dev.berth.platform.RetryLater;
import jakarta.servlet.http.HttpServletRequest;

/** Tells somebody at a browser in one sentence why they are not signed in. Whoever does not ask for HTML gets the API's form of errors. */
@Component
class SentencePage {

    private final BrowserPage page;

    SentencePage(BrowserPage page) {
        this.page = page;
    }

    /** What the work answers, or the page about why it was refused. */
    ResponseEntity<?> instead(HttpServletRequest request, Supplier<ResponseEntity<?>> work) {
        try {
            return work.get();
        } catch (DomainException refusal) {
            if (!wantsHtml(request)) {
                throw refusal;
            }
            return page(refusal);
        }
    }

    private ResponseEntity<String> page(DomainException refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(ErrorStatus.of(refusal.kind()));
        if (refusal instanceof RetryLater later) {
            answer.header(HttpHeaders.RETRY_AFTER, Long.toString(later.delaySeconds()));
        }
        return page.refusal(answer, refusal.getMessage());
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
