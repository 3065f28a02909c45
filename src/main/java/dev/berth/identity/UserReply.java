package dev.berth.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An account as the API shows it (Harbor's {@code UserResp}). */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record UserReply(
        long userId,
        String username,
        @Nullable String email,
        @Nullable String realname,
        @Nullable String comment,
        boolean sysadminFlag,
        boolean adminRoleInAuth,
        @BerthOnly boolean auditorFlag,
        Instant creationTime,
        Instant updateTime) {

    static UserReply of(User user) {
        return new UserReply(
                user.id(),
                user.username(),
                user.email(),
                user.realname(),
                user.comment(),
                user.administrator(),
                false,
                user.auditor(),
                user.createdAt(),
                user.updatedAt());
    }
}
