package dev.berth.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.util.HtmlUtils;

import dev.berth.platform.BrowserPage;

/**
 * Answers every address of the UI with the same page; the script in it shows what the address means. The page may run our scripts, take our
 * styles and ask us, and nothing else (S13).
 */
@Controller
class UiPage implements BrowserPage {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types berth-icon dompurify");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String WITHOUT =
            "This server was built without its web UI, since there is no bundler for the platform that it was built on."
                    + " The API and the registry work: see /devcenter-api-2.0.";

    private final ResourceUrlProvider urls;
    private final String template;

    UiPage(ResourceUrlProvider urls) throws IOException {
        this.urls = urls;
        this.template = new ClassPathResource("index.html", UiPage.class).getContentAsString(StandardCharsets.UTF_8);
    }

    @GetMapping(
            path = {"/", "/projects/**", "/search", "/admin/**", "/account/**", "/oidc-onboard"},
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> page() {
        return withFiles()
                .map(page -> answer(ResponseEntity.ok().cacheControl(CacheControl.noCache()), page, ""))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.NOT_FOUND)
                        .contentType(MediaType.TEXT_PLAIN)
                        .body(WITHOUT));
    }

    /** At whatever address: the page finds the sentence in itself, never in the address, where anybody could put one. */
    @Override
    public ResponseEntity<String> refusal(ResponseEntity.BodyBuilder answer, String sentence) {
        answer.cacheControl(CacheControl.noStore());
        return withFiles()
                .map(page -> answer(answer, page, sentence))
                .orElseGet(() -> answer.contentType(MediaType.TEXT_PLAIN).body(sentence));
    }

    /** The page with the addresses of its files, which are found by hashing them; nothing where the UI was not built. */
    private Optional<String> withFiles() {
        String script = urls.getForLookupPath(UiFiles.SCRIPT);
        String style = urls.getForLookupPath(UiFiles.STYLE);
        return script == null || style == null
                ? Optional.empty()
                : Optional.of(template.replace("{{script}}", script).replace("{{style}}", style));
    }

    private static ResponseEntity<String> answer(ResponseEntity.BodyBuilder answer, String page, String refusal) {
        return answer.contentType(HTML)
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "same-origin")
                .body(page.replace("{{refusal}}", HtmlUtils.htmlEscape(refusal)));
    }
}
