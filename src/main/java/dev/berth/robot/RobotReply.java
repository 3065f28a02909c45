package dev.berth.robot;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.berth.platform.BerthOnly;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A robot as the API shows it (Harbor's {@code Robot}), without any secret.
 *
 * @param lastUsedTime when it last signed in, some seconds late; absent where it never did
 * @param previousSecretValidUntil until when the secret before the present one is good as well; absent where it is not
 * @param previousSecretLastUsedTime when that one was last used since it is the previous one; absent where it was not
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record RobotReply(
        long id,
        String name,
        String description,
        String level,
        long duration,
        boolean editable,
        boolean disable,
        long expiresAt,
        List<RobotPermissionBody> permissions,
        String creatorType,
        long creatorRef,
        Instant creationTime,
        Instant updateTime,
        @BerthOnly @Nullable Instant lastUsedTime,
        @BerthOnly @Nullable Instant previousSecretValidUntil,
        @BerthOnly @Nullable Instant previousSecretLastUsedTime) {}
