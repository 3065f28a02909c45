package dev.berth.system;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How one part is.
 *
 * @param name Harbor's name of the part
 * @param status {@code healthy} or {@code unhealthy}
 * @param error for strangers to read: what is wrong, but no addresses and no details; absent when healthy
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ComponentHealth(String name, String status, @Nullable String error) {

    static ComponentHealth healthy(String name) {
        return new ComponentHealth(name, status(true), null);
    }

    static ComponentHealth unhealthy(String name, String error) {
        return new ComponentHealth(name, status(false), error);
    }

    static String status(boolean healthy) {
        return healthy ? "healthy" : "unhealthy";
    }

    @JsonIgnore
    boolean healthy() {
        return error == null;
    }
}
