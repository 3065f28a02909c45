package dev.berth.identity.oidc;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import dev.berth.access.AccessPolicy;
import dev.berth.access.Action;
import dev.berth.access.Permission;
import dev.berth.access.Principal;
import dev.berth.access.Resource;
import dev.berth.identity.provider.OidcSettings;
import dev.berth.identity.provider.ProviderRefused;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Whether there is an issuer at an address, in Harbor's API. */
@RestController
class OidcPingController {

    private static final Permission UPDATE = Permission.to(Action.UPDATE, Resource.CONFIGURATION);
    private static final int TIMEOUT_SECONDS = 5;

    private final AccessPolicy policy;
    private final OidcTrial trial;

    OidcPingController(AccessPolicy policy, OidcTrial trial) {
        this.policy = policy;
        this.trial = trial;
    }

    /** @throws ProviderRefused with what was tried and what was answered */
    @PostMapping("/api/v2.0/system/oidc/ping")
    void ping(Principal principal, @RequestBody Endpoint endpoint) {
        policy.requireSystem(principal, UPDATE);
        trial.requireIssuer(endpoint.settings());
    }

    /** Body of the ping, in Harbor's names. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Endpoint(@Nullable String url, @Nullable Boolean verifyCert) {

        OidcSettings settings() {
            return new OidcSettings(
                    url == null ? "" : url,
                    "",
                    null,
                    List.of("openid"),
                    "",
                    "",
                    "",
                    "",
                    verifyCert == null || verifyCert,
                    null,
                    false,
                    false,
                    Map.of(),
                    TIMEOUT_SECONDS);
        }
    }
}
