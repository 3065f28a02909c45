package dev.berth.identity.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import dev.berth.access.Credential;
import dev.berth.event.RegistryEvent;
import dev.berth.identity.GeneratedSecret;
import dev.berth.identity.Person;
import dev.berth.identity.PersonLookup;
import dev.berth.setting.Setting;
import dev.berth.setting.Settings;

/**
 * The sessions of people who signed in by a browser. A session names the account and nothing that it may do: that is looked up at each
 * request, and whatever raises the account's epoch (a changed password, a changed role, deletion) ends all of its sessions at once, those
 * included that are being opened at that moment.
 */
@Component
public class Sessions {

    private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String EPOCH = "epoch";
    private static final String SECRET = "secret";
    private static final String NOTE = "note";

    /** A session's use is written down at most this often in the course of its time-out. */
    private static final int RENEWALS = 60;

    private final SessionRepository<? extends Session> sessions;
    private final PersonLookup people;
    private final Settings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Sessions(
            JdbcIndexedSessionRepository sessions,
            PersonLookup people,
            Settings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a session for somebody who has just proved who they are, always a new one.
     *
     * @param credential by what they proved it
     * @param previous what the browser held until now, which ends
     */
    @Transactional
    public SessionKey open(Person person, Credential credential, Optional<SessionKey> previous) {
        return open(person, credential, previous, null);
    }

    /**
     * The same for somebody who came from elsewhere.
     *
     * @param note what will be needed to sign out there; it holds no secret in clear
     */
    @Transactional
    public SessionKey open(Person person, Credential credential, Optional<SessionKey> previous, @Nullable String note) {
        previous.filter(key -> read(key).isPresent()).ifPresent(key -> sessions.deleteById(key.id()));
        String secret = GeneratedSecret.random();
        String id = create(sessions, session -> {
            session.setAttribute(ACCOUNT, Long.toString(person.id()));
            session.setAttribute(EPOCH, Long.toString(person.sessionEpoch()));
            session.setAttribute(SECRET, GeneratedSecret.hash(secret));
            if (note != null) {
                session.setAttribute(NOTE, note);
            }
            session.setMaxInactiveInterval(Duration.ofMinutes(settings.number(Setting.SESSION_TIMEOUT)));
        });
        events.publishEvent(new RegistryEvent.SignedIn(person.principal(credential)));
        return new SessionKey(id, secret);
    }

    /** What will be needed to sign out where this session's owner came from. */
    Optional<String> note(SessionKey key) {
        return read(key).map(session -> session.getAttribute(NOTE));
    }

    /** Ends a session, where there is one. */
    @Transactional
    public void end(SessionKey key) {
        read(key).ifPresent(session -> {
            sessions.deleteById(key.id());
            owner(session)
                    .ifPresent(person ->
                            events.publishEvent(new RegistryEvent.SignedOut(person.principal(Credential.SESSION))));
        });
    }

    /**
     * Whose session this is, absent where it is over.
     *
     * @param renewed whether this counts as a use, from which the time-out begins again
     */
    Optional<Person> find(SessionKey key, boolean renewed) {
        return find(sessions, key, renewed);
    }

    private <S extends Session> Optional<Person> find(SessionRepository<S> store, SessionKey key, boolean renewed) {
        S session = store.findById(key.id());
        Optional<Person> person = proven(session, key).flatMap(this::owner);
        if (session != null && renewed && person.isPresent() && isRenewalDue(session)) {
            session.setLastAccessedTime(clock.instant());
            store.save(session);
        }
        return person;
    }

    private Optional<Session> read(SessionKey key) {
        return proven(sessions.findById(key.id()), key);
    }

    private static Optional<Session> proven(@Nullable Session session, SessionKey key) {
        return Optional.ofNullable(session)
                .filter(found -> GeneratedSecret.matches(key.secret(), found.getAttributeOrDefault(SECRET, "")));
    }

    private Optional<Person> owner(Session session) {
        String epoch = session.getAttributeOrDefault(EPOCH, "");
        return people.find(Long.parseLong(session.getRequiredAttribute(ACCOUNT)))
                .filter(person -> Long.toString(person.sessionEpoch()).equals(epoch));
    }

    private boolean isRenewalDue(Session session) {
        Instant due = session.getLastAccessedTime()
                .plus(session.getMaxInactiveInterval().dividedBy(RENEWALS));
        return clock.instant().isAfter(due);
    }

    private static <S extends Session> String create(SessionRepository<S> store, Consumer<Session> content) {
        S session = store.createSession();
        content.accept(session);
        store.save(session);
        return session.getId();
    }
}
