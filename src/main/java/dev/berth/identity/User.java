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

    private @Nullable String password;

    @SuppressWarnings("UnusedVariable") // written here, read by PersonLookup
    private @Nullable String cliSecret;

    private boolean administrator;
    private boolean auditor;
    private boolean disabled;

    @SuppressWarnings("UnusedVariable") // written here, read by PersonLookup
    private long sessionEpoch;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("UnusedVariable") // queries read it
    private @Nullable Instant deletedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** @param passwordHash absent where the person signs in elsewhere */
    User(Username username, @Nullable String passwordHash, Instant now) {
        this.username = username.value();
        this.password = passwordHash;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(UserDescription description, Instant now) {
        this.email = description.email();
        this.realname = description.realname();
        this.comment = description.comment();
        this.updatedAt = now;
    }

    /** Whether the person can sign in by a password of this server's. */
    boolean hasPassword() {
        return password != null;
    }

    /** The slow hash of the password. */
    @Nullable
    String password() {
        return password;
    }

    /** Ends all sessions. */
    void setPassword(String hash, Instant now) {
        this.password = hash;
        endSessions(now);
    }

    void setCliSecret(String hash, Instant now) {
        this.cliSecret = hash;
        this.updatedAt = now;
    }

    /** Ends all sessions. */
    void setAdministrator(boolean administrator, Instant now) {
        this.administrator = administrator;
        endSessions(now);
    }

    /** Ends all sessions. */
    void setAuditor(boolean auditor, Instant now) {
        this.auditor = auditor;
        endSessions(now);
    }

    /** Ends all sessions. */
    void setDisabled(boolean disabled, Instant now) {
        this.disabled = disabled;
        endSessions(now);
    }

    /** An account at a provider does not belong to this one any more. Ends all sessions, any of which may have been opened by it. */
    void part(Instant now) {
        endSessions(now);
    }

    /** Keeps the row and its name, which stands beside what this account did, and forgets what it signed in with. */
    void delete(Instant now) {
        this.password = null;
        this.cliSecret = null;
        this.deletedAt = now;
        endSessions(now);
    }

    private void endSessions(Instant now) {
        this.sessionEpoch++;
        this.updatedAt = now;
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

    UserDescription description() {
        return new UserDescription(email, realname, comment);
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

    boolean auditor() {
        return auditor;
    }

    boolean disabled() {
        return disabled;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
