package dev.berth.identity.oidc;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page at which somebody chooses a name. */
@Controller
class OnboardPage {

    private static final Resource PAGE = new ClassPathResource("onboard/onboard.html", OnboardPage.class);

    @GetMapping(path = OnboardFiles.PATH, produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", OnboardFiles.POLICY)
                .body(PAGE);
    }
}
