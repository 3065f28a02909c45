package dev.berth.identity;

import org.jspecify.annotations.Nullable;

/** Body of {@code POST /users}: what the client may decide, and nothing else (S01). */
record UserCreation(
        @Nullable String username,
        @Nullable String email,
        @Nullable String realname,
        @Nullable String comment,
        @Nullable String password) {

    /** Without the password, which belongs into no log (S15). */
    @Override
    public String toString() {
        return "UserCreation[" + username + "]";
    }
}
