package dev.berth.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

import dev.berth.access.Principal;
import dev.berth.event.RegistryEvent.Changed;
import dev.berth.event.RegistryEvent.Kind;
import dev.berth.event.RegistryEvent.Operation;
import dev.berth.identity.provider.Provider;

/** Tells those who listen what happened to an account. Of a secret they hear that it is another one, and nothing more (S15). */
@Component
class UserChanges {

    private final ApplicationEventPublisher events;

    UserChanges(ApplicationEventPublisher events) {
        this.events = events;
    }

    void created(Principal by, User user) {
        publish(by, user, Operation.CREATE, Map.of(), fields(user));
    }

    /** @param before what {@link #fields} said before the change */
    void updated(Principal by, User user, Map<String, ?> before) {
        publish(by, user, Operation.UPDATE, before, fields(user));
    }

    /** @param secret the name of what was set: {@code password} or {@code cli_secret} */
    void secretSet(Principal by, User user, String secret) {
        publish(by, user, Operation.UPDATE, Map.of(), Map.of(secret, "set"));
    }

    /** Whether the administrators' group of a provider holds somebody is another thing than it was. */
    void administratorByProvider(Principal by, User user, boolean administrator) {
        publish(
                by,
                user,
                Operation.UPDATE,
                Map.of("admin_role_in_auth", !administrator),
                Map.of("admin_role_in_auth", administrator));
    }

    void linked(Principal by, User user, Provider provider, String subject) {
        publish(by, user, Operation.UPDATE, Map.of(), link(provider.id(), subject));
    }

    void unlinked(Principal by, User user, Link link) {
        publish(by, user, Operation.UPDATE, link(link.providerId(), link.subject()), Map.of());
    }

    void deleted(Principal by, User user, Map<String, ?> before) {
        publish(by, user, Operation.DELETE, before, Map.of());
    }

    static Map<String, ?> fields(User user) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("user_id", user.id());
        fields.put("username", user.username());
        fields.put("email", Objects.requireNonNullElse(user.email(), ""));
        fields.put("realname", Objects.requireNonNullElse(user.realname(), ""));
        fields.put("comment", Objects.requireNonNullElse(user.comment(), ""));
        fields.put("sysadmin_flag", user.administrator());
        fields.put("auditor_flag", user.auditor());
        fields.put("disabled", user.disabled());
        return fields;
    }

    private static Map<String, ?> link(long providerId, String subject) {
        return Map.of("link", Map.of("provider_id", providerId, "subject", subject));
    }

    private void publish(Principal by, User user, Operation operation, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Changed(by, Kind.USER, operation, user.username(), null, before, after));
    }
}
