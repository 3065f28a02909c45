package dev.berth.identity.session;

import java.net.URI;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.berth.access.BrowserCookies;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Where people sign in who have no password here, where the administrators have made an issuer the way to sign in. */
@Component
class SignInElsewhere {

    private static final String BY_ISSUER = "oidc_auth";
    private static final String PATH = "/c/oidc/login";

    private final BrowserCookies cookies;
    private final Settings settings;

    SignInElsewhere(BrowserCookies cookies, Settings settings) {
        this.cookies = cookies;
        this.settings = settings;
    }

    Optional<URI> address() {
        return settings.text(Setting.AUTH_MODE).equals(BY_ISSUER)
                ? Optional.of(cookies.externalUrl().resolve(PATH))
                : Optional.empty();
    }
}
