package dev.berth.setting;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param overwrite values by the names of settings; what stands here cannot be changed at run time */
@ConfigurationProperties("berth.setting")
record SettingProperties(@DefaultValue Map<String, String> overwrite) {

    /** A value may be a secret. */
    @Override
    public String toString() {
        return "SettingProperties" + overwrite.keySet();
    }
}
