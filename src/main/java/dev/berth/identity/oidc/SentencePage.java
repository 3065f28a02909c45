package dev.berth.identity.oidc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorStatus;
import dev.berth.platform.RetryLater;
import jakarta.servlet.http.HttpServletRequest;

/** Tells somebody at a browser in one sentence why they are not signed in. Whoever does not ask for HTML gets the API's form of errors. */
@Component
class SentencePage {

    private final String template;

    SentencePage() throws IOException {
        this.template = new ClassPathResource("onboard/refused.html", SentencePage.class)
                .getContentAsString(StandardCharsets.UTF_8);
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
        return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", OnboardFiles.POLICY)
                .body(template.replace("{{sentence}}", HtmlUtils.htmlEscape(refusal.getMessage())));
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
