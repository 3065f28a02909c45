package dev.berth.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param adminPassword the password that the account {@code admin} gets at the first start; without it a random one is made */
@ConfigurationProperties("berth")
record IdentityProperties(@Nullable String adminPassword) {

    IdentityProperties {
        if (adminPassword != null && adminPassword.isEmpty()) {
            adminPassword = null;
        }
    }

    /** Without the password, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "IdentityProperties[]";
    }
}
