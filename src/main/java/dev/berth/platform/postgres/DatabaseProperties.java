package dev.berth.platform.postgres;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database is used.
 *
 * @param url JDBC URL of an external PostgreSQL; empty means the embedded one
 * @param username of the external database
 * @param password of the external database
 * @param embedded what only the embedded server heeds
 */
@ConfigurationProperties("berth.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue Embedded embedded) {

    /**
     * The embedded server.
     *
     * @param settings PostgreSQL's own settings by name, over those that Berth chooses
     */
    public record Embedded(@DefaultValue Map<String, String> settings) {}

    /** The password stays out of logs. */
    @Override
    public String toString() {
        return "DatabaseProperties[url=%s, username=%s]".formatted(url, username);
    }
}
