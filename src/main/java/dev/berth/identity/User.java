package dev.berth.identity;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A person's account. */
@Entity
@Table(name = "identity_user")
class User {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "user_id")
    private @Nullable Long id;

    private String username;
    private @Nullable String email;
    private @Nullable String realname;
    private @Nullable String comment;

    @SuppressWarnings("UnusedVariable") // written here, read by CredentialLookup
    private String password;

    private boolean administrator;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    User(Username username, String passwordHash, Instant now) {
        this.username = username.value();
        this.password = passwordHash;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(@Nullable String email, @Nullable String realname, @Nullable String comment) {
        this.email = email;
        this.realname = realname;
        this.comment = comment;
    }

    /** The id, which a stored account always has. */
    long id() {
        if (id == null) {
            throw new IllegalStateException("the account has not been stored yet");
        }
        return id;
    }

    String username() {
        return username;
    }

    @Nullable
    String email() {
        return email;
    }

    @Nullable
    String realname() {
        return realname;
    }

    @Nullable
    String comment() {
        return comment;
    }

    boolean administrator() {
        return administrator;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
