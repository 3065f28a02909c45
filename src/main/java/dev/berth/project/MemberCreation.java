package dev.berth.project;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Body of {@code POST …/members} (Harbor's {@code ProjectMember}). The person goes by id or by name. */
record MemberCreation(
        @JsonProperty("role_id") @Nullable Integer roleId,
        @JsonProperty("member_user") @Nullable Person user) {

    record Person(
            @JsonProperty("user_id") @Nullable Long userId,
            @Nullable String username) {}
}
