package dev.berth.system;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

import dev.berth.identity.provider.ProviderKind;
import dev.berth.identity.provider.Providers;
import dev.berth.identity.provider.SignInProvider;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/** Gathers what the server says of itself. */
@Component
class SystemInfo {

    /** The version of Harbor whose contract this is, as clients compare it. */
    private static final String CONTRACT = "v2.16.0";

    private final Settings settings;
    private final Providers providers;
    private final Clock clock;
    private final String version;
    private final String externalUrl;
    private final String authority;
    private final String store;

    SystemInfo(
            Settings settings,
            Providers providers,
            Clock clock,
            BuildProperties build,
            @Value("${berth.external-url}") URI externalUrl,
            @Value("${berth.blob.store}") String store) {
        this.settings = settings;
        this.providers = providers;
        this.clock = clock;
        this.version = CONTRACT + "-berth-" + build.getVersion();
        this.externalUrl = externalUrl.toString().replaceFirst("/$", "");
        this.authority = externalUrl.getAuthority();
        this.store = store;
    }

    GeneralInfo forStrangers() {
        List<SignInProvider> signIn = providers.forSignIn();
        return new GeneralInfo(
                settings.text(Setting.AUTH_MODE),
                settings.flag(Setting.PRIMARY_AUTH_MODE),
                settings.flag(Setting.SELF_REGISTRATION),
                settings.text(Setting.BANNER_MESSAGE),
                primaryIssuer(signIn),
                signIn,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    GeneralInfo forAccounts() {
        GeneralInfo open = forStrangers();
        return new GeneralInfo(
                open.authMode(),
                open.primaryAuthMode(),
                open.selfRegistration(),
                open.bannerMessage(),
                open.oidcProviderName(),
                open.signInProviders(),
                version,
                externalUrl,
                authority,
                settings.flag(Setting.READ_ONLY),
                false,
                settings.text(Setting.PROJECT_CREATION_RESTRICTION),
                store,
                settings.flag(Setting.NOTIFICATION_ENABLE),
                clock.instant());
    }

    private static @Nullable String primaryIssuer(List<SignInProvider> providers) {
        return providers.stream()
                .filter(provider -> provider.primary() && provider.kind().equals(ProviderKind.OIDC.label()))
                .map(SignInProvider::name)
                .findFirst()
                .orElse(null);
    }
}
