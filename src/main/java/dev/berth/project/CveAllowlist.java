package dev.berth.project;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.berth.platform.DomainException;
import dev.berth.platform.ErrorKind;

/** Vulnerabilities that a project puts up with, as clients send them along with a project. There is no such list yet, so it has to be empty. */
record CveAllowlist(@Nullable List<CveAllowlistItem> items) {

    record CveAllowlistItem(
            @JsonProperty("cve_id") @Nullable String cveId) {}

    /** @throws DomainException INVALID where something is on the list: who sends it must not believe that it counts */
    static void requireEmpty(@Nullable CveAllowlist allowlist) {
        if (allowlist != null && allowlist.items != null && !allowlist.items.isEmpty()) {
            throw new DomainException(
                    ErrorKind.INVALID, "cve_allowlist is not offered yet: expected none, or one without items");
        }
    }
}
