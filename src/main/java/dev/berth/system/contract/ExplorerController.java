package dev.berth.system.contract;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to explore the API, at Harbor's address. It runs no script but ours and loads nothing from elsewhere (S13). */
@Controller
class ExplorerController {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    private static final Resource PAGE = new ClassPathResource("explorer/index.html", ExplorerController.class);

    @GetMapping(path = ExplorerFiles.PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok().header("Content-Security-Policy", POLICY).body(PAGE);
    }
}
