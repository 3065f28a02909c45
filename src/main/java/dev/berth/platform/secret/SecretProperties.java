package dev.berth.platform.secret;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param secretKey 32 bytes in Base64; empty for a file in the data directory */
@ConfigurationProperties("berth")
record SecretProperties(@DefaultValue("") String secretKey) {

    @Override
    public String toString() {
        return "SecretProperties";
    }
}
