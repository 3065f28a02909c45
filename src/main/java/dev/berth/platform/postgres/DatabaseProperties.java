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
 * @param owner the role that owns the external database, where that is another one
 * @param embedded what only the embedded server heeds
 */
@ConfigurationProperties("berth.database")
public record DatabaseProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue Owner owner,
        @DefaultValue Embedded embedded) {

    /** Makes and changes the tables; the role that serves requests then needs no more than their rows. */
    public record Owner(
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        boolean isGiven() {
            return !username.isEmpty();
        }

        /** The password stays out of logs. */
        @Override
        public String toString() {
            return "Owner[username=%s]".formatted(username);
        }
    }

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
