package dev.berth.identity;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An account as everybody who has signed in may find it, for example to make it a member (Harbor's {@code UserSearchRespItem}). */
@JsonNaming(SnakeCaseStrategy.class)
record UserSearchItem(long userId, String username) {

    static UserSearchItem of(User user) {
        return new UserSearchItem(user.id(), user.username());
    }
}
