package dev.berth.identity.oidc;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST /c/oidc/onboard}. */
record ChosenName(String username) {

    ChosenName(@Nullable String username) {
        this.username = username == null ? "" : username;
    }
}
